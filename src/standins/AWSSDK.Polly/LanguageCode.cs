using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Language of a voice or a text.</summary>
public class LanguageCode : ConstantClass
{
    public static readonly LanguageCode ArAE = new("ar-AE");
    public static readonly LanguageCode Arb = new("arb");
    public static readonly LanguageCode CaES = new("ca-ES");
    public static readonly LanguageCode CmnCN = new("cmn-CN");
    public static readonly LanguageCode CsCZ = new("cs-CZ");
    public static readonly LanguageCode CyGB = new("cy-GB");
    public static readonly LanguageCode DaDK = new("da-DK");
    public static readonly LanguageCode DeAT = new("de-AT");
    public static readonly LanguageCode DeCH = new("de-CH");
    public static readonly LanguageCode DeDE = new("de-DE");
    public static readonly LanguageCode EnAU = new("en-AU");
    public static readonly LanguageCode EnGB = new("en-GB");
    public static readonly LanguageCode EnGBWLS = new("en-GB-WLS");
    public static readonly LanguageCode EnIE = new("en-IE");
    public static readonly LanguageCode EnIN = new("en-IN");
    public static readonly LanguageCode EnNZ = new("en-NZ");
    public static readonly LanguageCode EnSG = new("en-SG");
    public static readonly LanguageCode EnUS = new("en-US");
    public static readonly LanguageCode EnZA = new("en-ZA");
    public static readonly LanguageCode EsES = new("es-ES");
    public static readonly LanguageCode EsMX = new("es-MX");
    public static readonly LanguageCode EsUS = new("es-US");
    public static readonly LanguageCode FiFI = new("fi-FI");
    public static readonly LanguageCode FrBE = new("fr-BE");
    public static readonly LanguageCode FrCA = new("fr-CA");
    public static readonly LanguageCode FrFR = new("fr-FR");
    public static readonly LanguageCode HiIN = new("hi-IN");
    public static readonly LanguageCode IsIS = new("is-IS");
    public static readonly LanguageCode ItIT = new("it-IT");
    public static readonly LanguageCode JaJP = new("ja-JP");
    public static readonly LanguageCode KoKR = new("ko-KR");
    public static readonly LanguageCode NbNO = new("nb-NO");
    public static readonly LanguageCode NlBE = new("nl-BE");
    public static readonly LanguageCode NlNL = new("nl-NL");
    public static readonly LanguageCode PlPL = new("pl-PL");
    public static readonly LanguageCode PtBR = new("pt-BR");
    public static readonly LanguageCode PtPT = new("pt-PT");
    public static readonly LanguageCode RoRO = new("ro-RO");
    public static readonly LanguageCode RuRU = new("ru-RU");
    public static readonly LanguageCode SvSE = new("sv-SE");
    public static readonly LanguageCode TrTR = new("tr-TR");
    public static readonly LanguageCode YueCN = new("yue-CN");

    /// <summary>A value that has no constant here.</summary>
    public LanguageCode(string value) : base(value)
    {
    }

    public static LanguageCode FindValue(string value) => FindValue<LanguageCode>(value);

    public static implicit operator LanguageCode(string value) => FindValue(value);
}
