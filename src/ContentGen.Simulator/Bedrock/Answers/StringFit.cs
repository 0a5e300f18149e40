using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Brings a text within the length, pattern and format that a schema demands.</summary>
internal static partial class StringFit
{
    // What patterns usually ask for.
    private static readonly string[] Commonplace =
    [
        "2026-01-10", "2026-01-10T09:00:00Z", "10:00", "https://example.com/", "en-US", "en", "US", "1", "12", "1234", "#336699", "a", "A",
    ];

    private const string Filler = " More will be known soon.";

    public static JsonNode Fit(string proposal, SchemaNode schema, string? formatted)
    {
        var text = Matching(formatted ?? proposal, schema.Pattern);
        if (schema.Whole("maxLength") is { } longest)
        {
            text = Shortened(text, longest);
        }

        while (schema.Whole("minLength") is { } shortest && text.Length < shortest)
        {
            text = Lengthened(text, schema.Whole("maxLength") ?? int.MaxValue);
        }

        return text;
    }

    /// <summary>Cut at the end of a sentence when one fits, else of a word.</summary>
    public static string Shortened(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var cut = text[..longest];
        var sentence = cut.LastIndexOfAny(['.', '!', '?']);
        if (sentence > longest / 2)
        {
            return cut[..(sentence + 1)];
        }

        var word = cut.LastIndexOf(' ');
        return word > longest / 2 ? cut[..word] : cut;
    }

    private static string Lengthened(string text, int longest)
    {
        var longer = text + Filler;
        return longer.Length <= longest ? longer : longer[..longest];
    }

    private static string Matching(string text, string? pattern)
    {
        if (pattern is null || Regex.IsMatch(text, pattern))
        {
            return text;
        }

        var slug = SlugPattern().Replace(text.ToLowerInvariant(), "-").Trim('-');
        var joined = slug.Replace("-", "");
        string[] candidates = [slug, slug.Replace('-', '_'), joined, text.ToUpperInvariant(), joined.ToUpperInvariant(), .. Commonplace];
        return candidates.FirstOrDefault(candidate => Regex.IsMatch(candidate, pattern)) ?? text;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex SlugPattern();
}
