using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>
/// Cuts well-formed SSML into tags and text without losing their places, which an XML reader does not tell for text with
/// entities in it.
/// </summary>
internal static partial class SsmlScanner
{
    public static IEnumerable<SsmlToken> Scan(string ssml) =>
        TokenPattern().Matches(ssml).Where(match => !match.Groups["unspoken"].Success).Select(Token);

    private static SsmlToken Token(Match match)
    {
        var groups = match.Groups;
        var kind = !groups["name"].Success ? SsmlTokenKind.Text
            : groups["close"].Success ? SsmlTokenKind.Close
            : groups["empty"].Success ? SsmlTokenKind.Empty
            : SsmlTokenKind.Open;
        return new SsmlToken(kind, match.Index, match.Index + match.Length)
        {
            Name = groups["name"].Value,
            Attributes = groups["attribute"].Captures
                .Zip(groups["value"].Captures)
                .ToImmutableDictionary(pair => pair.First.Value, pair => WebUtility.HtmlDecode(pair.Second.Value[1..^1])),
        };
    }

    // Comments and declarations; tags, of whose attributes each value may hold any bracket; text.
    [GeneratedRegex(
        """
        (?<unspoken> <!--.*?--> | <[?!][^>]*> )
        | < (?<close>/)? (?<name>[^\s/>]+) (?: \s+ (?<attribute>[^\s=]+) \s*=\s* (?<value>"[^"]*"|'[^']*') )* \s* (?<empty>/)? >
        | [^<]+
        """,
        RegexOptions.Singleline | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex TokenPattern();
}

/// <summary>A tag or a stretch of text of the input. Positions are UTF-16 indexes into it; the end is excluded.</summary>
internal sealed record SsmlToken(SsmlTokenKind Kind, int Start, int End)
{
    /// <summary>The tag's name with its prefix; empty for text.</summary>
    public string Name { get; init; } = "";

    public ImmutableDictionary<string, string> Attributes { get; init; } = ImmutableDictionary<string, string>.Empty;

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
