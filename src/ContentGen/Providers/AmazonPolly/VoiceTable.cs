namespace ContentGen.Providers.AmazonPolly;

/// <param name="Language">ISO 639-1 code; of a bilingual voice there is one entry a language.</param>
/// <param name="Name">Amazon Polly voice id, such as <c>Joanna</c>.</param>
/// <param name="Engines">Any of standard, neural, long-form and generative.</param>
public sealed record OfferedVoice(string Language, string Name, IReadOnlyList<string> Engines);

/// <summary>
/// The voices of Amazon Polly in the languages in which briefs are made, with their engines: "Available voices" of the Amazon Polly
/// Developer Guide, as of 2026. It holds until Amazon Polly itself has said what it offers; see <see cref="OfferedVoices"/>.
/// </summary>
public static class VoiceTable
{
    // Language | voice and engines: g generative, l long-form, n neural, s standard.
    private const string Rows =
        """
        ar|Hala n;Zayd n;Zeina s
        de|Vicki gns;Daniel gn;Hannah gn;Sabrina gn;Hans s;Marlene s
        en|Joanna gns;Matthew gns;Danielle gln;Ruth gln;Stephen gn;Gregory ln;Ivy ns;Joey ns;Justin ns;Kendra ns;Kevin n;Kimberly ns
        en|Salli gns;Patrick l;Tiffany g;Amy gns;Arthur n;Brian gns;Emma ns;Olivia gn;Niamh gn;Aria gn;Jasmine gn;Ayanda gn;Kajal gn
        en|Aditi s;Geraint s;Nicole s;Raveena s;Russell s
        es|Lucia gns;Sergio gn;Mia gns;Andres gn;Lupe gns;Pedro gn;Alba l;Raul l;Conchita s;Enrique s;Miguel s;Penelope s
        fr|Lea gns;Remi gn;Isabelle gn;Gabrielle gn;Liam gn;Ambre g;Florian g;Celine s;Chantal s;Mathieu s
        it|Bianca gns;Adriano n;Beatrice g;Lorenzo g;Carla s;Giorgio s
        nl|Laura gn;Lisa gn;Lotte s;Ruben s
        no|Ida n;Liv s
        pt|Camila gns;Thiago n;Vitoria ns;Ines ns;Cristiano s;Ricardo s
        sv|Elin n;Astrid s
        zh|Zhiyu ns
        """;

    private static readonly string[] Engines = ["generative", "long-form", "neural", "standard"];

    /// <summary>The usual voice of a language first.</summary>
    public static IReadOnlyList<OfferedVoice> All { get; } = [.. Rows.Split('\n', StringSplitOptions.TrimEntries).SelectMany(Row)];

    /// <summary>The id of a voice that may be written in any case; a name that is not known as it is.</summary>
    public static string IdOf(string name) =>
        All.FirstOrDefault(voice => voice.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Name ?? name;

    /// <summary>The languages of a voice, as ISO 639-1 codes; none for one that is not known.</summary>
    public static IReadOnlyList<string> LanguagesOf(string name) =>
        [.. All.Where(voice => voice.Name == name).Select(voice => voice.Language)];

    private static IEnumerable<OfferedVoice> Row(string row)
    {
        var columns = row.Split('|');
        return columns[1].Split(';').Select(voice => voice.Split(' ')).Select(voice =>
            new OfferedVoice(columns[0], voice[0], [.. Engines.Where(engine => voice[1].Contains(engine[0], StringComparison.Ordinal))]));
    }
}
