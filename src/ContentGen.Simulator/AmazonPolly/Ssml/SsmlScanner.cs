using System.Net;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>
/// Cuts well-formed SSML into tags and text without losing their places, which an XML reader does not tell for text with
/// entities in it.
/// </summary>
internal static partial class SsmlScanner
{
    public static IEnumerable<SsmlToken> Scan(string ssml)
    {
        var position = 0;
        while (position < ssml.Length)
        {
            var token = ssml[position] == '<' ? Markup(ssml, position) : Text(ssml, position);
            position = token.End;
            if (token.Kind != SsmlTokenKind.Text || token.Name.Length == 0)
            {
                yield return token;
            }
        }
    }

    private static SsmlToken Text(string ssml, int start)
    {
        var end = ssml.IndexOf('<', start);
        return new SsmlToken(SsmlTokenKind.Text, start, end < 0 ? ssml.Length : end);
    }

    private static SsmlToken Markup(string ssml, int start)
    {
        if (string.CompareOrdinal(ssml, start, "<!--", 0, 4) == 0)
        {
            return Skipped(ssml, start, "-->");
        }

        if (ssml[start + 1] is '?' or '!')
        {
            return Skipped(ssml, start, ">");
        }

        var end = TagEnd(ssml, start);
        var inner = ssml[(start + 1)..(end - 1)];
        var kind = inner[0] == '/' ? SsmlTokenKind.Close : inner[^1] == '/' ? SsmlTokenKind.Empty : SsmlTokenKind.Open;
        return new SsmlToken(kind, start, end) { Name = NamePattern().Match(inner).Value, Attributes = Attributes(inner) };
    }

    // Comments and declarations carry a name so that Scan can leave them out.
    private static SsmlToken Skipped(string ssml, int start, string ending) =>
        new(SsmlTokenKind.Text, start, ssml.IndexOf(ending, start, StringComparison.Ordinal) + ending.Length) { Name = "!" };

    private static int TagEnd(string ssml, int start)
    {
        var quote = '\0';
        for (var index = start; ; index++)
        {
            if (quote == '\0' && ssml[index] == '>')
            {
                return index + 1;
            }

            if (ssml[index] == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && ssml[index] is '"' or '\'')
            {
                quote = ssml[index];
            }
        }
    }

    private static Dictionary<string, string> Attributes(string inner) => AttributePattern().Matches(inner).ToDictionary(
        match => match.Groups[1].Value,
        match => WebUtility.HtmlDecode(match.Groups[2].Value[1..^1]));

    [GeneratedRegex("[^\\s/]+")]
    private static partial Regex NamePattern();

    [GeneratedRegex("([^\\s=/]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')")]
    private static partial Regex AttributePattern();
}

/// <summary>A tag or a stretch of text of the input. Positions are UTF-16 indexes into it; the end is excluded.</summary>
internal sealed record SsmlToken(SsmlTokenKind Kind, int Start, int End)
{
    private static readonly IReadOnlyDictionary<string, string> NoAttributes = new Dictionary<string, string>();

    /// <summary>The tag's name with its prefix; empty for text.</summary>
    public string Name { get; init; } = "";

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = NoAttributes;

    public string? Attribute(string name) => Attributes.GetValueOrDefault(name);
}

internal enum SsmlTokenKind
{
    Text,
    Open,
    Close,

    /// <summary>A tag that opens and closes at once.</summary>
    Empty,
}
