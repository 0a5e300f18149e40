using System.Collections.Frozen;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>
/// The voices of Amazon Polly in the languages in which briefs are made, with their engines: "Available voices" of the Amazon Polly
/// Developer Guide, as of 2026. Not every region has every engine; what a region refuses is reported at the call.
/// </summary>
public static class VoiceTable
{
    // Language | voice and engines: g generative, l long-form, n neural, s standard.
    private const string Rows =
        """
        ar|Hala n;Zayd n;Zeina s
        de|Vicki gns;Daniel gn;Hannah gn;Sabrina gn;Hans s;Marlene s
        en|Joanna gns;Matthew gns;Danielle gln;Ruth gln;Stephen gn;Gregory ln;Ivy ns;Joey ns;Justin ns;Kendra ns;Kevin n;Kimberly ns;Salli gns;Patrick l;Tiffany g
        en|Amy gns;Arthur n;Brian gns;Emma ns;Olivia gn;Niamh gn;Aria gn;Jasmine gn;Ayanda gn;Kajal gn;Aditi s;Geraint s;Nicole s;Raveena s;Russell s
        es|Lucia gns;Sergio gn;Mia gns;Andres gn;Lupe gns;Pedro gn;Alba l;Raul l;Conchita s;Enrique s;Miguel s;Penelope s
        fr|Lea gns;Remi gn;Isabelle gn;Gabrielle gn;Liam gn;Ambre g;Florian g;Celine s;Chantal s;Mathieu s
        it|Bianca gns;Adriano n;Beatrice g;Lorenzo g;Carla s;Giorgio s
        nl|Laura gn;Lisa gn;Lotte s;Ruben s
        no|Ida n;Liv s
        pt|Camila gns;Thiago n;Vitoria ns;Ines ns;Cristiano s;Ricardo s
        sv|Elin n;Astrid s
        zh|Zhiyu ns
        """;

    private static readonly (string Language, string Voice, string Engines)[] Voices =
        [.. Rows.Split('\n', StringSplitOptions.TrimEntries).SelectMany(Row)];

    private static readonly FrozenDictionary<string, (string Language, string Voice, string Engines)> ByName =
        Voices.ToFrozenDictionary(voice => voice.Voice, StringComparer.OrdinalIgnoreCase);

    /// <summary>The voices of a language that an engine speaks with, the usual one first.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    /// <param name="engine">standard, neural, long-form or generative.</param>
    public static IEnumerable<string> Of(string language, string engine) =>
        Voices.Where(voice => voice.Language == language && voice.Engines.Contains(engine[0], StringComparison.Ordinal)).Select(voice => voice.Voice);

    /// <summary>The language that a voice speaks; null for a voice that is not in the table.</summary>
    public static string? LanguageOf(string voice) => ByName.TryGetValue(voice, out var row) ? row.Language : null;

    /// <summary>True unless the table knows better.</summary>
    public static bool MayUse(string voice, string engine) =>
        !ByName.TryGetValue(voice, out var row) || row.Engines.Contains(engine[0], StringComparison.Ordinal);

    private static IEnumerable<(string Language, string Voice, string Engines)> Row(string row)
    {
        var columns = row.Split('|');
        return columns[1].Split(';').Select(voice => voice.Split(' ')).Select(voice => (columns[0], voice[0], voice[1]));
    }
}
