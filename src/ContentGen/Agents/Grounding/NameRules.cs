using System.Text.Json;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// How names are written and bent in one language, as <c>names.json</c> lists it. Languages that it does not list have no capitals
/// (Arabic, Chinese), and no names are found in them.
/// </summary>
internal sealed class NameRules
{
    private const int ShortestStem = 3;
    private const int FewestCapitalsOfMarked = 2;
    private const int TellingWords = 4;

    private static readonly string[] Plurals = ["s", "men", "people", "folk", "children"];

    private static readonly Lazy<Dictionary<string, NameRules>> ByLanguage = new(() =>
        JsonSerializer.Deserialize<Dictionary<string, NameWordList>>(AgentResource.Read("Grounding", "names.json"), JsonSerializerOptions.Web)!
            .ToDictionary(entry => entry.Key, entry => new NameRules(entry.Key, entry.Value)));

    private readonly HashSet<string> _words;
    private readonly (string One, string Other)[] _suffixes;
    private readonly HashSet<string>[] _same;
    private readonly bool _onlyMarked;
    private readonly HashSet<string> _says;
    private readonly HashSet<string> _sayers;

    private NameRules(string language, NameWordList list)
    {
        _words = [.. Parts(list.Words).Concat(FrameWords.ListOf(language)).Select(NameSpelling.Of)];
        _suffixes = [.. Parts(list.Suffixes).Select(pair => pair.Split('|')).Select(pair => (pair[0], pair[1]))];
        _same = [.. list.Same.Select(group => Parts(group).ToHashSet())];
        _onlyMarked = list.OnlyMarked;
        _says = [.. Parts(list.Says)];
        _sayers = [.. Parts(list.Sayers)];
    }

    /// <param name="language">ISO 639-1 code.</param>
    /// <returns>Null for a language without capitals.</returns>
    public static NameRules? For(string language) => ByLanguage.Value.GetValueOrDefault(language);

    /// <summary>
    /// True for the words of a text that is plainly in another language, by their everyday words. Places are called differently there.
    /// </summary>
    /// <param name="words">As <see cref="NameSpelling"/> writes them.</param>
    public bool AreForeign(IReadOnlySet<string> words)
    {
        var most = ByLanguage.Value.Values.Max(rules => rules._words.Count(words.Contains));
        return most >= TellingWords && 2 * _words.Count(words.Contains) < most;
    }

    /// <summary>True for a word whose capital may say that it is a name.</summary>
    public bool MayName(string word) =>
        word.Count(char.IsLetter) > 1 && !_words.Contains(NameSpelling.Of(word)) && (IsMarked(word) || (!_onlyMarked && char.IsUpper(word[0])));

    /// <summary>
    /// True for a first word that says something and so is somebody: "Merkel said". Plural nouns need no article there ("Firefighters said"),
    /// but go with no singular verb.
    /// </summary>
    public bool IsSayer(string word, string verb) =>
        _says.Contains(verb) && MayName(word) && !_sayers.Contains(NameSpelling.Of(word)) && (verb[^1] == 's' || !Plurals.Any(word.EndsWith));

    /// <summary>True for a word with several capitals, which begins no ordinary sentence: NATO, McKinley.</summary>
    public static bool IsMarked(string word) => word.Count(char.IsUpper) >= FewestCapitalsOfMarked;

    /// <summary>True for two forms of one name.</summary>
    /// <param name="one">As <see cref="NameSpelling"/> writes it, and so the other.</param>
    public bool AreSame(string one, string other) =>
        one == other
        || _same.Any(group => group.Contains(one) && group.Contains(other))
        || _suffixes.Any(pair => Bends(one, other, pair.One, pair.Other) || Bends(other, one, pair.One, pair.Other))
        || (other.EndsWith('s') && AreSameBent(one, other[..^1]))
        || (one.EndsWith('s') && AreSameBent(one[..^1], other));

    private bool AreSameBent(string one, string other) =>
        _suffixes.Any(pair => Bends(one, other, pair.One, pair.Other) || Bends(other, one, pair.One, pair.Other));

    private static bool Bends(string one, string other, string ending, string otherEnding)
    {
        var stem = one.Length - ending.Length;
        return stem >= ShortestStem
            && other.Length == stem + otherEnding.Length
            && one.EndsWith(ending, StringComparison.Ordinal)
            && other.EndsWith(otherEnding, StringComparison.Ordinal)
            && string.CompareOrdinal(one, 0, other, 0, stem) == 0;
    }

    private static string[] Parts(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
