using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Brings texts, choices and lists within what a schema demands.</summary>
internal static partial class SchemaFit
{
    // What patterns usually ask for.
    private static readonly string[] Commonplace =
    [
        "2026-01-10", "2026-01-10T09:00:00Z", "10:00", "https://example.com/", "en-US", "en", "US", "1", "12", "1234", "#336699", "a", "A",
    ];

    /// <summary>The text within the length, pattern and format demanded.</summary>
    /// <param name="filler">A sentence that follows one too short.</param>
    public static JsonNode Text(string proposal, SchemaNode schema, string? formatted, string filler)
    {
        var text = Matching(formatted ?? proposal, schema.Pattern);
        if (schema.Whole("maxLength") is { } longest)
        {
            text = Shortened(text, longest);
        }

        while (schema.Whole("minLength") is { } shortest && text.Length < shortest)
        {
            text = Lengthened(text, filler, schema.Whole("maxLength") ?? int.MaxValue);
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

    /// <summary>A value of an enumeration: the one proposed when it is among them, else any.</summary>
    public static JsonNode? Choice(JsonArray choices, string? proposal, int chance)
    {
        var name = AnswerField.Normal(proposal ?? "");
        var proposed = choices.FirstOrDefault(choice => AnswerField.Normal(choice?.ToString() ?? "") == name);
        return (proposed ?? choices[chance % choices.Count])?.DeepClone();
    }

    /// <summary>Completes a list whose items must differ and which came out too short after equal ones were left out.</summary>
    public static void CompleteUnique(JsonArray items, SchemaNode schema)
    {
        if (!schema.HasUniqueItems || items.Count == 0)
        {
            return;
        }

        var fewest = schema.Whole("minItems") ?? 0;
        var unused = (schema.Items.Enum ?? []).Where(choice => !items.Any(item => JsonNode.DeepEquals(item, choice)));
        foreach (var choice in unused.Take(fewest - items.Count).ToList())
        {
            items.Add(choice?.DeepClone());
        }

        for (var number = 2; items.Count < fewest; number++)
        {
            if (Varied(items[0]!, number) is not { } other)
            {
                return;
            }

            items.Add(other);
        }
    }

    private static string Lengthened(string text, string filler, int longest)
    {
        var longer = $"{text} {filler}";
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

    private static JsonNode? Varied(JsonNode item, int number) => item.GetValueKind() switch
    {
        JsonValueKind.String => $"{item} {number}",
        JsonValueKind.Number when item.AsValue().TryGetValue<long>(out var whole) => JsonValue.Create(whole + number),
        JsonValueKind.Number => JsonValue.Create(item.GetValue<double>() + number),
        _ => null,
    };

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex SlugPattern();
}
