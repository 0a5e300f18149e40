using System.Text.RegularExpressions;

namespace LocalFunctionsHost.Tests.Conformance;

/// <summary>What a scenario has learned so far: ids by number, captured values by name.</summary>
internal sealed partial class ScenarioSession(Uri baseAddress, string run)
{
    private static readonly string[] Noise = ["code", "taskhub", "connection"];

    private readonly string _base = baseAddress.GetLeftPart(UriPartial.Authority);

    public string Base => _base;

    public string Run => run;

    public Dictionary<string, string> Ids { get; } = [];

    public Dictionary<string, string> Captures { get; } = [];

    /// <summary>Fills in what a request names.</summary>
    public string Expand(string text)
    {
        text = text.Replace("{{run}}", run, StringComparison.Ordinal);
        foreach (var (name, value) in Captures)
        {
            text = text.Replace($"{{{{cap:{name}}}}}", value, StringComparison.Ordinal);
        }

        return Id().Replace(text, match => Ids.GetValueOrDefault(match.Groups[1].Value, match.Value));
    }

    /// <summary>Writes URLs of the app as {{base}} and drops keys and hub names from them.</summary>
    public string Clean(string text) => Regex.Replace(text, Regex.Escape(_base) + @"[^\s""'<>]*", match => CleanUrl(match.Value));

    private string CleanUrl(string url)
    {
        var halves = url.Split('?', 2);
        var head = "{{base}}" + halves[0][_base.Length..];
        if (halves.Length == 1)
        {
            return head;
        }

        string[] kept = [.. halves[1].Split('&').Where(part => part.Length > 0 && !Noise.Contains(part.Split('=')[0].ToLowerInvariant()))];
        return kept.Length == 0 ? head : $"{head}?{string.Join('&', kept)}";
    }

    [GeneratedRegex(@"\{\{id:(\d+)\}\}")]
    private static partial Regex Id();
}
