using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>A voice.</summary>
public class VoiceId : ConstantClass
{
    public static readonly VoiceId Aditi = new("Aditi");
    public static readonly VoiceId Adriano = new("Adriano");
    public static readonly VoiceId Ambre = new("Ambre");
    public static readonly VoiceId Amy = new("Amy");
    public static readonly VoiceId Andres = new("Andres");
    public static readonly VoiceId Aria = new("Aria");
    public static readonly VoiceId Arlet = new("Arlet");
    public static readonly VoiceId Arthur = new("Arthur");
    public static readonly VoiceId Astrid = new("Astrid");
    public static readonly VoiceId Ayanda = new("Ayanda");
    public static readonly VoiceId Beatrice = new("Beatrice");
    public static readonly VoiceId Bianca = new("Bianca");
    public static readonly VoiceId Brian = new("Brian");
    public static readonly VoiceId Burcu = new("Burcu");
    public static readonly VoiceId Camila = new("Camila");
    public static readonly VoiceId Carla = new("Carla");
    public static readonly VoiceId Carmen = new("Carmen");
    public static readonly VoiceId Celine = new("Celine");
    public static readonly VoiceId Chantal = new("Chantal");
    public static readonly VoiceId Conchita = new("Conchita");
    public static readonly VoiceId Cristiano = new("Cristiano");
    public static readonly VoiceId Daniel = new("Daniel");
    public static readonly VoiceId Danielle = new("Danielle");
    public static readonly VoiceId Dora = new("Dora");
    public static readonly VoiceId Elin = new("Elin");
    public static readonly VoiceId Emma = new("Emma");
    public static readonly VoiceId Enrique = new("Enrique");
    public static readonly VoiceId Ewa = new("Ewa");
    public static readonly VoiceId Filiz = new("Filiz");
    public static readonly VoiceId Florian = new("Florian");
    public static readonly VoiceId Gabrielle = new("Gabrielle");
    public static readonly VoiceId Geraint = new("Geraint");
    public static readonly VoiceId Giorgio = new("Giorgio");
    public static readonly VoiceId Gregory = new("Gregory");
    public static readonly VoiceId Gwyneth = new("Gwyneth");
    public static readonly VoiceId Hala = new("Hala");
    public static readonly VoiceId Hannah = new("Hannah");
    public static readonly VoiceId Hans = new("Hans");
    public static readonly VoiceId Hiujin = new("Hiujin");
    public static readonly VoiceId Ida = new("Ida");
    public static readonly VoiceId Ines = new("Ines");
    public static readonly VoiceId Isabelle = new("Isabelle");
    public static readonly VoiceId Ivy = new("Ivy");
    public static readonly VoiceId Jacek = new("Jacek");
    public static readonly VoiceId Jan = new("Jan");
    public static readonly VoiceId Jasmine = new("Jasmine");
    public static readonly VoiceId Jihye = new("Jihye");
    public static readonly VoiceId Jitka = new("Jitka");
    public static readonly VoiceId Joanna = new("Joanna");
    public static readonly VoiceId Joey = new("Joey");
    public static readonly VoiceId Justin = new("Justin");
    public static readonly VoiceId Kajal = new("Kajal");
    public static readonly VoiceId Karl = new("Karl");
    public static readonly VoiceId Kazuha = new("Kazuha");
    public static readonly VoiceId Kendra = new("Kendra");
    public static readonly VoiceId Kevin = new("Kevin");
    public static readonly VoiceId Kimberly = new("Kimberly");
    public static readonly VoiceId Laura = new("Laura");
    public static readonly VoiceId Lea = new("Lea");
    public static readonly VoiceId Lennart = new("Lennart");
    public static readonly VoiceId Liam = new("Liam");
    public static readonly VoiceId Lisa = new("Lisa");
    public static readonly VoiceId Liv = new("Liv");
    public static readonly VoiceId Lorenzo = new("Lorenzo");
    public static readonly VoiceId Lotte = new("Lotte");
    public static readonly VoiceId Lucia = new("Lucia");
    public static readonly VoiceId Lupe = new("Lupe");
    public static readonly VoiceId Mads = new("Mads");
    public static readonly VoiceId Maja = new("Maja");
    public static readonly VoiceId Marlene = new("Marlene");
    public static readonly VoiceId Mathieu = new("Mathieu");
    public static readonly VoiceId Matthew = new("Matthew");
    public static readonly VoiceId Maxim = new("Maxim");
    public static readonly VoiceId Mia = new("Mia");
    public static readonly VoiceId Miguel = new("Miguel");
    public static readonly VoiceId Mizuki = new("Mizuki");
    public static readonly VoiceId Naja = new("Naja");
    public static readonly VoiceId Niamh = new("Niamh");
    public static readonly VoiceId Nicole = new("Nicole");
    public static readonly VoiceId Ola = new("Ola");
    public static readonly VoiceId Olivia = new("Olivia");
    public static readonly VoiceId Pedro = new("Pedro");
    public static readonly VoiceId Penelope = new("Penelope");
    public static readonly VoiceId Raveena = new("Raveena");
    public static readonly VoiceId Remi = new("Remi");
    public static readonly VoiceId Ricardo = new("Ricardo");
    public static readonly VoiceId Ruben = new("Ruben");
    public static readonly VoiceId Russell = new("Russell");
    public static readonly VoiceId Ruth = new("Ruth");
    public static readonly VoiceId Sabrina = new("Sabrina");
    public static readonly VoiceId Salli = new("Salli");
    public static readonly VoiceId Seoyeon = new("Seoyeon");
    public static readonly VoiceId Sergio = new("Sergio");
    public static readonly VoiceId Sofie = new("Sofie");
    public static readonly VoiceId Stephen = new("Stephen");
    public static readonly VoiceId Suvi = new("Suvi");
    public static readonly VoiceId Takumi = new("Takumi");
    public static readonly VoiceId Tatyana = new("Tatyana");
    public static readonly VoiceId Thiago = new("Thiago");
    public static readonly VoiceId Tiffany = new("Tiffany");
    public static readonly VoiceId Tomoko = new("Tomoko");
    public static readonly VoiceId Vicki = new("Vicki");
    public static readonly VoiceId Vitoria = new("Vitoria");
    public static readonly VoiceId Zayd = new("Zayd");
    public static readonly VoiceId Zeina = new("Zeina");
    public static readonly VoiceId Zhiyu = new("Zhiyu");

    /// <summary>A value that has no constant here.</summary>
    public VoiceId(string value) : base(value)
    {
    }

    public static VoiceId FindValue(string value) => FindValue<VoiceId>(value);

    public static implicit operator VoiceId(string value) => FindValue(value);
}
