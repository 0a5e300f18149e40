using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.News;

/// <summary>
/// Events by the titles of their reports. It errs on the side of two events: a title must say what the other says and little more, in
/// the same figures, and with its names in the same order ("France beat Germany" is not "Germany beat France"). Reports with the same
/// summary may differ more.
/// </summary>
internal sealed class KnownEvents
{
    private const int FewestSharedWords = 3;
    private const double LeastShareOfLonger = 0.55;
    private const double LeastShareWithSameText = 0.4;
    private const int FewestTextWords = 8;
    private const double SameText = 0.9;

    private readonly List<TitleWords> _events = [];
    private readonly Dictionary<string, int> _byKey = [];
    private readonly Dictionary<string, List<int>> _byWord = [];

    /// <summary>Adds a report, whether or not its event is known.</summary>
    /// <param name="text">The report's summary; null when there is none.</param>
    public void Add(string title, string? text)
    {
        var (words, place) = (TitleWords.Of(title, text), _events.Count);
        _events.Add(words);
        _byKey[NameKey.Of(title)] = place;
        foreach (var word in words.Words)
        {
            (_byWord.TryGetValue(word, out var places) ? places : _byWord[word] = []).Add(place);
        }
    }

    /// <summary>The place of the event that a report is of, counted from 0 in the order in which they were added; null for none.</summary>
    /// <param name="text">The report's summary; null when there is none.</param>
    public int? Find(string title, string? text)
    {
        if (_byKey.TryGetValue(NameKey.Of(title), out var equal))
        {
            return equal;
        }

        var words = TitleWords.Of(title, text);
        return Candidates(words).Where(place => AreOne(words, _events[place])).Select(place => (int?)place).FirstOrDefault();
    }

    private IEnumerable<int> Candidates(TitleWords words) =>
        words.Words.SelectMany(word => _byWord.GetValueOrDefault(word, []))
            .CountBy(place => place)
            .Where(place => place.Value >= FewestSharedWords)
            .Select(place => place.Key)
            .Order();

    private static bool AreOne(TitleWords one, TitleWords other)
    {
        var (shorter, longer) = one.Words.Count <= other.Words.Count ? (one, other) : (other, one);
        var shared = shorter.Words.Count(longer.Words.Contains);
        if (shared < FewestSharedWords || !HaveSameFigures(shorter, longer) || !NameInSameOrder(shorter, longer))
        {
            return false;
        }

        var saysAll = shared == shorter.Words.Count && !longer.Words.Any(word => !shorter.Words.Contains(word) && TitleWords.Turns(word));
        return (saysAll && shared >= LeastShareOfLonger * longer.Words.Count)
            || (HaveSameText(one, other) && shared >= LeastShareWithSameText * longer.Words.Count);
    }

    private static bool HaveSameFigures(TitleWords one, TitleWords other) =>
        one.Figures.Count == 0 || other.Figures.Count == 0 || one.Figures.SetEquals(other.Figures);

    private static bool NameInSameOrder(TitleWords one, TitleWords other) =>
        one.Names.Where(other.Names.Contains).SequenceEqual(other.Names.Where(one.Names.Contains));

    private static bool HaveSameText(TitleWords one, TitleWords other)
    {
        var fewer = Math.Min(one.Text.Count, other.Text.Count);
        return fewer >= FewestTextWords && one.Text.Count(other.Text.Contains) >= SameText * Math.Max(one.Text.Count, other.Text.Count);
    }
}

/// <summary>What a headline says, as words to compare.</summary>
/// <param name="Words">The title's telling words, bent forms alike.</param>
/// <param name="Figures">The title's numbers in digits.</param>
/// <param name="Names">The title's words with capitals, in order.</param>
/// <param name="Text">The telling words of the summary.</param>
internal sealed partial record TitleWords(
    IReadOnlySet<string> Words, IReadOnlySet<string> Figures, IReadOnlyList<string> Names, IReadOnlySet<string> Text)
{
    private const int LongestBare = 3;

    // In the languages of the briefs: what a title has or lacks without saying something else.
    private static readonly HashSet<string> Silent =
    [
        .. ("a an the of in on at to for from by with as and or is are was were be been has have had it its this that his her their after"
            + " amid over"
            + " live update updates updated breaking video watch exclusive news latest"
            + " der die das den dem des ein eine einen im in am an auf zu zum zur von vom mit und oder ist sind war bei nach aus eil"
            + " eilmeldung"
            + " le la les l un une des du de d en au aux et ou est sont a à dans sur pour par avec direct"
            + " el los las una unos del al y o es son con por para se directo última hora"
            + " il lo gli i uno e è sono di da del della nel con su per diretta"
            + " het een van met op voor aan bij is zijn det den en et som på av för med till och är").Split(' '),
    ];

    // What makes another story of one that is otherwise the same.
    private static readonly HashSet<string> Turning =
    [
        .. ("no not never without second third fourth fifth another again new more fewer less former ex denies deny denied against"
            + " nicht kein keine nie ohne zweite zweiter dritte erneut neue neuer mehr weniger"
            + " ne pas non jamais sans deuxième second troisième autre nouveau nouvelle plus moins"
            + " no nunca sin segundo segunda tercer tercera otro otra nuevo nueva más menos"
            + " senza secondo terzo altro altra nuovo nuova niet geen tweede derde nieuwe nog meer inte ikke ny andra")
                .Split(' ').Select(Bare),
    ];

    /// <param name="text">The summary; null when there is none.</param>
    public static TitleWords Of(string title, string? text)
    {
        var words = Written(title).ToList();
        return new(
            words.Select(Bare).ToHashSet(),
            words.Where(word => char.IsDigit(word[0])).ToHashSet(),
            [.. words.Where(word => char.IsUpper(word[0])).Select(Bare).Distinct()],
            Written(text ?? "").Select(Bare).ToHashSet());
    }

    /// <summary>True for a word that makes another story of the same one: "second", "not".</summary>
    public static bool Turns(string word) => Turning.Contains(word);

    private static IEnumerable<string> Written(string text) => Word().Matches(LetterForms.Plain(text))
        .Select(match => match.Value)
        .Where(word => !Silent.Contains(word.ToLowerInvariant()));

    // "hits" and "hit", "storms" and "storm": the endings that titles vary in most languages here.
    private static string Bare(string word)
    {
        var bare = word.ToLowerInvariant();
        bare = bare.EndsWith("'s", StringComparison.Ordinal) || bare.EndsWith("’s", StringComparison.Ordinal) ? bare[..^2] : bare;
        return bare.Length > LongestBare && bare[^1] == 's' && bare[^2] != 's' ? bare[..^1] : bare;
    }

    [GeneratedRegex(@"\p{N}+(?:[.,:]\p{N}+)*|[\p{L}\p{M}\p{N}]+(?:['’]s(?![\p{L}]))?")]
    private static partial Regex Word();
}
