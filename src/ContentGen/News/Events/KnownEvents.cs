using ContentGen.Text;

namespace ContentGen.News.Events;

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

    /// <summary>The place of the event that the title reports, counted from 0 in the order in which they came.</summary>
    /// <param name="text">The report's summary; null when there is none.</param>
    public (int Place, bool IsNew) FindOrAdd(string title, string? text)
    {
        var (words, key) = (TitleWords.Of(title, text), NameKey.Of(title));
        return Find(words, key) is { } known ? (known, false) : (Add(words, key), true);
    }

    /// <summary>Adds a report's title, whether or not its event is known.</summary>
    public void Add(string title) => Add(TitleWords.Of(title, null), NameKey.Of(title));

    /// <param name="text">The report's summary; null when there is none.</param>
    public bool Has(string title, string? text) => Find(TitleWords.Of(title, text), NameKey.Of(title)) is not null;

    private int Add(TitleWords words, string key)
    {
        var place = _events.Count;
        _events.Add(words);
        _byKey[key] = place;
        foreach (var word in words.Words)
        {
            (_byWord.TryGetValue(word, out var places) ? places : _byWord[word] = []).Add(place);
        }

        return place;
    }

    private int? Find(TitleWords words, string key) => _byKey.TryGetValue(key, out var equal)
        ? equal
        : Candidates(words).Where(place => AreOne(words, _events[place])).Select(place => (int?)place).FirstOrDefault();

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
