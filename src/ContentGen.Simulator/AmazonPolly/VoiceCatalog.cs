using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>The voices of Amazon Polly with their languages and engines, as documented.</summary>
internal static class VoiceCatalog
{
    // Language codes | language name | voice, gender, engines: g generative, l long-form, n neural, s standard.
    private const string Table =
        """
        arb|Arabic|Zeina F s
        ar-AE,arb|Gulf Arabic|Hala F n;Zayd M n
        ca-ES|Catalan|Arlet F n
        cmn-CN|Chinese Mandarin|Zhiyu F ns
        cs-CZ|Czech|Jitka F n
        cy-GB|Welsh|Gwyneth F s
        da-DK|Danish|Naja F s;Mads M s;Sofie F n
        de-AT|Austrian German|Hannah F gn
        de-CH|Swiss Standard German|Sabrina F gn
        de-DE|German|Marlene F s;Vicki F gns;Hans M s;Daniel M gn
        en-AU|Australian English|Nicole F s;Olivia F gn;Russell M s
        en-GB|British English|Amy F gns;Emma F ns;Brian M gns;Arthur M n
        en-GB-WLS|Welsh English|Geraint M s
        en-IE|Irish English|Niamh F gn
        en-IN,hi-IN|Indian English|Aditi F s;Kajal F gn
        en-IN|Indian English|Raveena F s
        en-NZ|New Zealand English|Aria F gn
        en-SG|Singaporean English|Jasmine F gn
        en-US|US English|Danielle F gln;Gregory M ln;Ivy F ns;Joanna F gns;Kendra F ns;Kimberly F ns;Salli F gns
        en-US|US English|Joey M ns;Justin M ns;Kevin M n;Matthew M gns;Ruth F gln;Stephen M gn;Patrick M l;Tiffany F g
        en-ZA|South African English|Ayanda F gn
        es-ES|Castilian Spanish|Conchita F s;Lucia F gns;Alba F l;Enrique M s;Sergio M gn;Raul M l
        es-MX|Mexican Spanish|Mia F gns;Andres M gn
        es-US|US Spanish|Lupe F gns;Penelope F s;Miguel M s;Pedro M gn
        fi-FI|Finnish|Suvi F n
        fr-BE|Belgian French|Isabelle F gn
        fr-CA|Canadian French|Chantal F s;Gabrielle F gn;Liam M gn
        fr-FR|French|Celine F s;Lea F gns;Mathieu M s;Remi M gn;Ambre F g;Florian M g
        is-IS|Icelandic|Dora F s;Karl M s
        it-IT|Italian|Carla F s;Bianca F gns;Giorgio M s;Adriano M n;Beatrice F g;Lorenzo M g
        ja-JP|Japanese|Mizuki F s;Takumi M ns;Kazuha F n;Tomoko F n
        ko-KR|Korean|Seoyeon F gns;Jihye F n
        nb-NO|Norwegian|Liv F s;Ida F n
        nl-BE|Belgian Dutch|Lisa F gn
        nl-NL|Dutch|Laura F gn;Lotte F s;Ruben M s
        pl-PL|Polish|Ewa F s;Maja F s;Jacek M s;Jan M s;Ola F gn
        pt-BR|Brazilian Portuguese|Camila F gns;Vitoria F ns;Ricardo M s;Thiago M n
        pt-PT|Portuguese|Ines F ns;Cristiano M s
        ro-RO|Romanian|Carmen F s
        ru-RU|Russian|Tatyana F s;Maxim M s
        sv-SE|Swedish|Astrid F s;Elin F n
        tr-TR|Turkish|Filiz F s;Burcu F n
        yue-CN|Cantonese|Hiujin F n
        """;

    private static readonly FrozenDictionary<string, Voice> Voices =
        Table.Split('\n', StringSplitOptions.TrimEntries).SelectMany(Row).ToFrozenDictionary(voice => voice.Id);

    public static IEnumerable<string> Engines { get; } = ["standard", "neural", "long-form", "generative"];

    public static IEnumerable<Voice> All => Voices.Values.OrderBy(voice => voice.Language).ThenBy(voice => voice.Id);

    public static IEnumerable<string> Languages => Voices.Values.SelectMany(voice => voice.Languages).Distinct().Order();

    public static Voice? Find(string id) => Voices.GetValueOrDefault(id);

    private static IEnumerable<Voice> Row(string row)
    {
        var columns = row.Split('|');
        return columns[2].Split(';').Select(voice => voice.Split(' ')).Select(voice =>
            new Voice(voice[0], voice[1] == "F", columns[0].Split(','), columns[1], [.. voice[2].Select(Engine)]));
    }

    private static string Engine(char letter) => letter switch
    {
        'g' => "generative",
        'l' => "long-form",
        'n' => "neural",
        _ => "standard",
    };
}

/// <summary>A voice of Amazon Polly.</summary>
internal sealed record Voice(string Id, bool IsFemale, IReadOnlyList<string> Languages, string LanguageName, IReadOnlyList<string> Engines)
{
    public string Language => Languages[0];

    public bool Speaks(string language) => Languages.Contains(language);

    public JsonNode ToJson()
    {
        var json = new JsonObject
        {
            ["Gender"] = IsFemale ? "Female" : "Male",
            ["Id"] = Id,
            ["LanguageCode"] = Language,
            ["LanguageName"] = LanguageName,
            ["Name"] = Id,
            ["SupportedEngines"] = Strings(Engines),
        };
        if (Languages.Count > 1)
        {
            json["AdditionalLanguageCodes"] = Strings(Languages.Skip(1));
        }

        return json;
    }

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
