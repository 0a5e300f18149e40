using System.Text.RegularExpressions;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>The placeholder grammar of expected strings.</summary>
internal static partial class Placeholders
{
    private const string Timestamp = @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d";

    private static readonly Dictionary<string, string> Patterns = new()
    {
        ["any"] = @"[\s\S]*",
        ["any-string"] = @"[\s\S]*",
        ["any-text"] = @"[\s\S]+",
        ["text-token"] = @"\{\{?text\}?\}",
        ["number"] = @"-?\d+(?:\.\d+)?",
        ["guid"] = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}",
        ["timestamp"] = Timestamp + @"(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)",
        ["timestamp-s"] = Timestamp + "Z",
        ["timestamp-f"] = Timestamp + @"(?:\.\d{1,7})?Z",
        ["base"] = Regex.Escape("{{base}}"),
    };

    public static bool ContainsAny(string expected) => Token().IsMatch(expected);

    /// <summary>Matches the whole of a string; an id seen for the first time is remembered in <paramref name="ids"/>.</summary>
    public static bool Matches(string expected, string actual, string run, Dictionary<string, string> ids)
    {
        var named = new HashSet<string>();
        var pattern = string.Concat(Pieces(expected).Select(piece => Pattern(piece, run, ids, named)));
        var match = Regex.Match(actual, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant);
        foreach (var id in match.Success ? named : [])
        {
            ids[id] = match.Groups["id" + id].Value;
        }

        return match.Success;
    }

    private static IEnumerable<(string Text, bool IsToken)> Pieces(string expected)
    {
        var at = 0;
        foreach (Match token in Token().Matches(expected))
        {
            yield return (expected[at..token.Index], false);
            yield return (token.Groups[1].Value, true);
            at = token.Index + token.Length;
        }
        yield return (expected[at..], false);
    }

    private static string Pattern((string Text, bool IsToken) piece, string run, Dictionary<string, string> ids, HashSet<string> named)
    {
        if (!piece.IsToken)
        {
            return Regex.Escape(piece.Text);
        }

        if (piece.Text == "run")
        {
            return Regex.Escape(run);
        }

        if (!piece.Text.StartsWith("id:", StringComparison.Ordinal))
        {
            return $"(?:{Patterns[piece.Text]})";
        }

        var id = piece.Text[3..];
        if (ids.TryGetValue(id, out var known))
        {
            return Regex.Escape(known);
        }

        return named.Add(id) ? $@"(?<id{id}>[^\s/?&""']+)" : $@"\k<id{id}>";
    }

    [GeneratedRegex(@"\{\{(text-token|any|any-string|any-text|number|guid|timestamp|timestamp-s|timestamp-f|id:\d+|run|base)\}\}")]
    private static partial Regex Token();
}
