using System.Text.Json;
using System.Text.RegularExpressions;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// The words that a greeting, a link or a goodbye may be made of, as <c>frame-words.json</c> lists them: a closed set without names
/// and numbers, so that no claim can be made in them.
/// </summary>
internal sealed partial class FrameWords
{
    private const string Folder = "Grounding";
    private const string Fallback = "en";
    private const string Unspaced = "zh";

    private static readonly Lazy<Dictionary<string, string>> Lists = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(AgentResource.Read(Folder, "frame-words.json"))!);

    private readonly HashSet<string> _words;
    private readonly string[] _phrases;

    private FrameWords(string words, string phrases)
    {
        _words = [.. Word().Matches(words.ToLowerInvariant()).Select(match => match.Value)];
        _phrases = [.. phrases.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(phrase => phrase.Length)];
    }

    /// <summary>The words of a language and the English ones, which fixed phrases use where a language has none.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static FrameWords For(string language)
    {
        var own = Lists.Value.GetValueOrDefault(language, "");
        return new($"{Lists.Value[Fallback]} {own}", language == Unspaced ? own : "");
    }

    /// <summary>A language's own words; none for a language that has no list.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static IEnumerable<string> ListOf(string language) =>
        Word().Matches(Lists.Value.GetValueOrDefault(language, "").ToLowerInvariant()).Select(match => match.Value);

    /// <summary>True when a text has words, and no others than these.</summary>
    public bool Make(string text)
    {
        var rest = _phrases.Aggregate(text, (left, phrase) => left.Replace(phrase, " ", StringComparison.Ordinal));
        return text.Any(char.IsLetter) && Word().Matches(rest.ToLowerInvariant()).All(match => _words.Contains(match.Value));
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
