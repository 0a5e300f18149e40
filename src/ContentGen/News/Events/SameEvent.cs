using ContentGen.Text;

namespace ContentGen.News.Events;

/// <summary>
/// Finds reports of one event among headlines, by their titles. It errs on the side of two stories: a title must say what the other says
/// and little more, in the same figures, and with its names in the same order ("France beat Germany" is not "Germany beat France").
/// Reports with the same summary may differ more.
/// </summary>
internal static class SameEvent
{
    private const int FewestSharedWords = 3;
    private const double LeastShareOfLonger = 0.55;
    private const double LeastShareWithSameText = 0.4;
    private const int FewestTextWords = 8;
    private const double SameText = 0.9;

    /// <summary>One headline an event, the first, with the other reports in it and what of their text or pictures it lacks.</summary>
    public static IReadOnlyList<Headline> Merge(IEnumerable<Headline> headlines)
    {
        var told = new List<(Headline Headline, TitleWords Words)>();
        var byKey = new Dictionary<string, int>();
        var byWord = new Dictionary<string, List<int>>();
        foreach (var headline in headlines)
        {
            var (words, key) = (TitleWords.Of(headline), NameKey.Of(headline.Title));
            var at = byKey.TryGetValue(key, out var equal)
                ? equal
                : Candidates(words, byWord).Where(place => AreOne(words, told[place].Words)).FirstOrDefault(-1);
            if (at >= 0)
            {
                told[at] = (With(told[at].Headline, headline), told[at].Words);
                continue;
            }

            byKey[key] = told.Count;
            foreach (var word in words.Words)
            {
                (byWord.TryGetValue(word, out var places) ? places : byWord[word] = []).Add(told.Count);
            }

            told.Add((headline, words));
        }

        return [.. told.Select(entry => entry.Headline)];
    }

    private static IEnumerable<int> Candidates(TitleWords words, Dictionary<string, List<int>> byWord) =>
        words.Words.SelectMany(word => byWord.GetValueOrDefault(word, []))
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

    private static Headline With(Headline kept, Headline other) => kept with
    {
        Description = kept.Description ?? other.Description,
        Content = kept.Content ?? other.Content,
        ImageUrl = kept.ImageUrl ?? other.ImageUrl,
        PublishedAt = kept.PublishedAt ?? other.PublishedAt,
        IsOlder = kept.IsOlder && other.IsOlder,
        AlsoReportedBy =
        [
            .. (kept.AlsoReportedBy ?? []).Append(new OtherReport(other.Source, other.Url)).Concat(other.AlsoReportedBy ?? [])
                .Where(report => report.Url != kept.Url).DistinctBy(report => report.Url),
        ],
    };
}
