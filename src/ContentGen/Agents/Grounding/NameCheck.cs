using System.Collections.Frozen;
using System.Globalization;
using ContentGen.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// Finds the names in a sentence (people, places, organisations: words with a capital that no rule of the language asks for) and
/// compares them with the stories that the sentence reports on.
/// </summary>
/// <remarks>
/// Not a name: a word of the language's list, a single letter, and a lone first word, for every sentence begins with a capital. The
/// first word counts when it leads up to another name ("Angela Merkel"), owns something ("Merkel's"), has capitals inside ("NATO"), or
/// is named by another story of the run; in English also when it says something ("Merkel said") and the stories have no word like it.
/// </remarks>
internal sealed class NameCheck
{
    private readonly NameRules _rules;
    private readonly HashSet<string> _named;

    /// <param name="prose">What all stories of the run say in sentences.</param>
    public NameCheck(NameRules rules, IEnumerable<string> prose)
    {
        _rules = rules;
        var words = prose.SelectMany(WrittenWords.In).ToList();

        // A word that some story writes without a capital is an ordinary one: "Apple" is not told from "apple".
        var ordinary = words.Where(word => char.IsLower(word.Text[0])).Select(word => word.Key).ToHashSet();
        _named =
        [
            .. words.Where(word => !word.Opens && rules.MayName(word.Text) && !ordinary.Contains(word.Key)).Select(word => word.Key),
        ];
    }

    /// <summary>True when the stories have every name of the sentence, or are told in another language than it is.</summary>
    public bool AreIn(string sentence, IReadOnlyList<StoryNames> stories)
    {
        if (stories.Any(story => story.AreForeignTo(_rules)))
        {
            return true;
        }

        var words = WrittenWords.In(sentence);
        var names = Enumerable.Range(0, words.Count).Where(at => IsName(words, at));
        var sayers = words.Zip(words.Skip(1))
            .Where(pair => pair.First.Opens && pair.Second is { IsJoined: true, Opens: false })
            .Where(pair => _rules.IsSayer(pair.First.Text, pair.Second.Text))
            .Select(pair => pair.First);
        return names.All(at => stories.Any(story => story.Has(words[at], RunAround(words, at), _rules)))
            && sayers.All(sayer => stories.Any(story => story.Has(sayer, [sayer], _rules) || story.HasLike(sayer)));
    }

    private bool IsName(IReadOnlyList<WrittenWord> words, int at) =>
        _rules.MayName(words[at].Text) && (!words[at].Opens || IsNameAtTheStart(words, at));

    private bool IsNameAtTheStart(IReadOnlyList<WrittenWord> words, int at) =>
        NameRules.IsMarked(words[at].Text)
        || words[at].IsPossessive
        || _named.Contains(words[at].Key)
        || (at + 1 < words.Count && words[at + 1].IsJoined && !words[at + 1].Opens && _rules.MayName(words[at + 1].Text));

    private static WrittenWord[] RunAround(IReadOnlyList<WrittenWord> words, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && words[first].IsJoined && char.IsUpper(words[first - 1].Text[0]))
        {
            first--;
        }

        while (last + 1 < words.Count && words[last + 1].IsJoined && char.IsUpper(words[last + 1].Text[0]))
        {
            last++;
        }

        return [.. words.Skip(first).Take(last - first + 1)];
    }
}

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

    private static readonly Dictionary<string, NameRules> ByLanguage = AgentResource.Entries<NameWordList>("Grounding", "names.json")
        .ToDictionary(entry => entry.Key, entry => new NameRules(entry.Key, entry.Value));

    private readonly HashSet<string> _words;
    private readonly (string One, string Other)[] _suffixes;
    private readonly HashSet<string>[] _same;
    private readonly bool _onlyMarked;
    private readonly HashSet<string> _says;
    private readonly HashSet<string> _sayers;

    private NameRules(string language, NameWordList list)
    {
        _words = [.. AgentResource.Words(list.Words).Concat(FrameWords.ListOf(language)).Select(NameSpelling.Of)];
        var suffixes = AgentResource.Words(list.Suffixes).Select(pair => pair.Split('|')).ToList();
        _suffixes = [.. suffixes.Select(pair => (pair[0], pair[1])), .. suffixes.Select(pair => (pair[1], pair[0]))];
        _same = [.. (list.Same ?? []).Select(group => AgentResource.Words(group).ToHashSet())];
        _onlyMarked = list.OnlyMarked;
        _says = [.. AgentResource.Words(list.Says)];
        _sayers = [.. AgentResource.Words(list.Sayers)];
    }

    /// <returns>Null for a language without capitals.</returns>
    public static NameRules? For(string language) => ByLanguage.GetValueOrDefault(language);

    /// <summary>
    /// True for the words of a text that is plainly in another language, by their everyday words. Places are called differently there.
    /// </summary>
    /// <param name="words">As <see cref="NameSpelling"/> writes them.</param>
    public bool AreForeign(IReadOnlySet<string> words)
    {
        var most = ByLanguage.Values.Max(rules => rules._words.Count(words.Contains));
        return most >= TellingWords && 2 * _words.Count(words.Contains) < most;
    }

    /// <summary>True for a word whose capital may say that it is a name.</summary>
    public bool MayName(string word) =>
        word.Count(char.IsLetter) > 1
            && !_words.Contains(NameSpelling.Of(word))
            && (IsMarked(word) || (!_onlyMarked && char.IsUpper(word[0])));

    /// <summary>
    /// True for a first word that says something and so is somebody: "Merkel said". Plural nouns need no article there ("Firefighters
    /// said"), but go with no singular verb.
    /// </summary>
    public bool IsSayer(string word, string verb) =>
        _says.Contains(verb)
            && MayName(word)
            && !_sayers.Contains(NameSpelling.Of(word))
            && (verb[^1] == 's' || !Plurals.Any(word.EndsWith));

    /// <summary>True for a word with several capitals, which begins no ordinary sentence: NATO, McKinley.</summary>
    public static bool IsMarked(string word) => word.Count(char.IsUpper) >= FewestCapitalsOfMarked;

    /// <summary>True for two forms of one name.</summary>
    /// <param name="one">As <see cref="NameSpelling"/> writes it, and so the other.</param>
    public bool AreSame(string one, string other) =>
        one == other
        || _same.Any(group => group.Contains(one) && group.Contains(other))
        || AreBent(one, other)
        || (other.EndsWith('s') && AreBent(one, other[..^1]))
        || (one.EndsWith('s') && AreBent(one[..^1], other));

    private bool AreBent(string one, string other) => _suffixes.Any(pair =>
        one.Length - pair.One.Length >= ShortestStem
        && one.EndsWith(pair.One, StringComparison.Ordinal)
        && other.EndsWith(pair.Other, StringComparison.Ordinal)
        && one.AsSpan(..^pair.One.Length).SequenceEqual(other.AsSpan(..^pair.Other.Length)));
}

/// <summary>Reduces a word to what its spellings have in common: lower case, no accents, no points.</summary>
internal static class NameSpelling
{
    // By accented letter. Unicode's own decomposition is not to be had in an app with invariant globalization.
    private static readonly FrozenDictionary<char, string> Plain = AgentResource.Entries<string>("Grounding", "letters.json")
        .SelectMany(row => row.Value, (row, accented) => (Accented: accented, Letters: row.Key))
        .ToFrozenDictionary(pair => pair.Accented, pair => pair.Letters);

    public static string Of(string word) => string.Concat(LetterForms.Plain(word)
        .Where(letter => letter != '.' && CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
        .Select(char.ToLowerInvariant)
        .Select(letter => Plain.GetValueOrDefault(letter) ?? letter.ToString()));
}

/// <summary>One language's entry in <c>names.json</c>; lists are words parted by a space.</summary>
/// <param name="Words">Words that may be written with a capital without naming anything.</param>
/// <param name="Suffixes">
/// Pairs of endings, parted by a bar, that may stand for one another: "China" and "Chinese" are <c>a|ese</c>.
/// </param>
/// <param name="Same">Groups of words that say the same name, each without accents and in lower case.</param>
/// <param name="OnlyMarked">
/// True where nouns have capitals too, so that a capital says nothing: then only words with capitals inside, such as NATO, are names.
/// </param>
/// <param name="Says">Forms of verbs of which somebody is the subject, present and singular or past; none of them is a plural noun.</param>
/// <param name="Sayers">Words that open a sentence before such a verb without an article and name nobody.</param>
internal sealed record NameWordList(
    string Words = "",
    string Suffixes = "",
    IReadOnlyList<string>? Same = null,
    bool OnlyMarked = false,
    string Says = "",
    string Sayers = "");

/// <summary>The words of a story, and whether a name is among them in one form or another.</summary>
internal sealed class StoryNames
{
    private const int MostParticleLetters = 3;
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    private readonly HashSet<string> _words;
    private readonly HashSet<string> _joined;
    private readonly HashSet<string> _abbreviations;
    private readonly string[] _initials;

    public StoryNames(IEnumerable<string> texts)
    {
        WrittenWord[][] written = [.. texts.Distinct().Select(text => WrittenWords.In(text).ToArray())];
        _words = [.. written.SelectMany(words => words).Select(word => word.Key)];
        _joined = [.. written.SelectMany(words => words.Zip(words.Skip(1), (one, next) => one.Key + next.Key))];
        _abbreviations = [.. written.SelectMany(words => words).Where(word => IsAbbreviation(word.Text)).Select(word => word.Key)];
        _initials = [.. written.Select(Initials)];
    }

    /// <summary>True for a name of the story: as it stands there, bent, abbreviated or spelled out, or joined in another way.</summary>
    /// <param name="run">The words with capitals that it stands among, itself included.</param>
    public bool Has(WrittenWord name, IReadOnlyList<WrittenWord> run, NameRules rules) =>
        _words.Contains(name.Key)
        || _joined.Contains(name.Key)
        || _words.Any(word => rules.AreSame(name.Key, word))
        || run.Zip(run.Skip(1), (one, next) => (one, next))
            .Any(pair => (pair.one == name || pair.next == name) && _words.Contains(pair.one.Key + pair.next.Key))
        || (IsAbbreviation(name.Text) && _initials.Any(initials => initials.Contains(name.Key, StringComparison.Ordinal)))
        || (run.Count > 1 && _abbreviations.Contains(string.Concat(run.Select(word => word.Key[0]))));

    /// <summary>True when a word of the story begins as this one does: "Library" where the story has libraries.</summary>
    public bool HasLike(WrittenWord name)
    {
        var stem = name.Key[..Math.Min(name.Key.Length, Math.Max(ShortestStem, name.Key.Length - LongestEnding))];
        return _words.Any(word => word.StartsWith(stem, StringComparison.Ordinal));
    }

    public bool AreForeignTo(NameRules rules) => rules.AreForeign(_words);

    // Runs of words with capitals, each by its initials, parted by spaces; "of" and "the" do not part them.
    private static string Initials(WrittenWord[] words) => string.Concat(words.Select(word =>
        char.IsUpper(word.Text[0]) ? word.Key[..1] : word.Text.Length <= MostParticleLetters ? "" : " "));

    private static bool IsAbbreviation(string word) =>
        word.Length is >= 2 and <= 12 && word.All(letter => char.IsUpper(letter) || letter == '.');
}
