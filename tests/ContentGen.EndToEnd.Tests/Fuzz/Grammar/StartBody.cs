using System.Text;

namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>Bodies of a start: right ones, and right ones with one thing wrong.</summary>
internal static class StartBody
{
    private const int Limit = 16 * 1024;

    private static readonly string[] Fields = ["categories", "country", "language", "maxStories", "voice", "forceFresh", "voices", "minutes", "style", "edition", "review"];

    /// <returns>The body, and whether it cannot be right.</returns>
    public static (byte[] Bytes, bool IsWrong) Any(Draw draw) => draw.Below(10) switch
    {
        0 => (Encoding.UTF8.GetBytes(draw.One("", " ", "\n\t", "{}", "\ufeff{}", Right(draw))), false),
        1 or 2 => (JsonTexts.Broken(draw, With(draw, "\"maxStories\"", "2")), true),
        3 => (Encoding.UTF8.GetBytes(draw.One("[]", "\"x\"", "5", "null", "true", JsonTexts.Nested(60))), true),
        4 when draw.Chance(30) => (Encoding.UTF8.GetBytes(With(draw, JsonTexts.HalfPair(draw), "1")), true),
        4 => (Encoding.UTF8.GetBytes(Right(draw) + new string(' ', Limit + draw.Below(60_000))), true),
        5 => (Encoding.UTF8.GetBytes(With(draw, Text(Texts.Any(draw)), JsonTexts.Value(draw))), false),
        _ => Mutated(draw),
    };

    private static (byte[] Bytes, bool IsWrong) Mutated(Draw draw)
    {
        var field = draw.One(Fields);
        var name = draw.Chance(20) ? field.ToUpperInvariant() : field;
        return (Encoding.UTF8.GetBytes(With(draw, Text(name), WrongValue(draw, field))), true);
    }

    private static string WrongValue(Draw draw, string field) => (field, draw.Below(4)) switch
    {
        ("categories", 0) => "[]",
        ("categories", 1) => $"[\"general\",{JsonTexts.HalfPair(draw)}]",
        ("categories", 2) => $"[\"general\",{draw.One("null", "5", "{}", "[\"general\"]", "true")}]",
        ("categories", _) => $"[\"general\",{Text("no" + Texts.Any(draw))}]",
        ("maxStories" or "minutes", 0) => draw.One("0", "-1", "11", "2147483648", "1.5", "1e400", "99999999999999999999", "-0.1", "\"5\""),
        ("maxStories" or "minutes", _) => draw.One("[5]", "{}", "true", Text(Texts.Number(draw)), JsonTexts.HalfPair(draw)),
        ("voices", 0) => draw.One("[]", "[\"Joanna\",\"Joanna\"]", "[\"Joanna\",\"Matthew\",\"Amy\"]", "[7]"),
        ("forceFresh" or "review", _) => draw.One("0", "1", "\"true\"", "[]", "{}", JsonTexts.HalfPair(draw)),
        (_, 0) => JsonTexts.HalfPair(draw),
        (_, 1) => draw.One("5", "[]", "{}", "true", "[\"en\"]", JsonTexts.Nested(55)),
        (_, _) => Text("no-" + Texts.Any(draw)),
    };

    /// <summary>A field that the object has already is given twice, which is wrong too.</summary>
    private static string With(Draw draw, string name, string value)
    {
        var right = Right(draw);
        return right == "{}" ? $"{{{name}:{value}}}" : $"{right[..^1]},{name}:{value}}}";
    }

    private static string Right(Draw draw)
    {
        string[] fields =
        [
            "\"categories\":[\"technology\",\"Science\"]", "\"country\":\"us\"", "\"language\":\"EN\"", "\"maxStories\":1", "\"voice\":null", "\"forceFresh\":false",
            "\"minutes\":1", "\"style\":\"Bulletin\"", "\"edition\":\"daily\"",
        ];
        return "{" + string.Join(',', fields.Where(_ => draw.Chance(50))) + "}";
    }

    private static string Text(string text) => JsonTexts.Text(text);
}
