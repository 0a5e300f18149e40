using ContentGen.News.Cleaning;
using ContentGen.Providers;

namespace ContentGen.News;

/// <summary>Turns what the providers delivered into a run's headlines.</summary>
public static class HeadlineSelection
{
    /// <summary>Most headlines of a run, however many stories are asked for.</summary>
    public const int MostHeadlines = 30;

    private const string ToldBefore = "told before";
    private const int FewestHeadlines = 10;
    private const int HeadlinesPerStory = 3;
    private const int FewestRecent = 3;

    /// <summary>How many headlines a run of so many stories chooses from: 10 to 30.</summary>
    public static int LimitFor(int maxStories) =>
        Math.Min(Math.Max(HeadlinesPerStory * maxStories, FewestHeadlines), MostHeadlines);

    /// <summary>
    /// Cleaned headlines, one an event, newest first, with the ids s1 to sn. A story that came under "general" and another category
    /// keeps the other. When there are more than the limit, every category keeps its newest in turn. Older ones come in only where fewer
    /// than three are news; those that were told before only where there is no other.
    /// </summary>
    /// <param name="told">What the edition has told lately; null for nothing.</param>
    public static HeadlineChoice From(
        IEnumerable<ProviderArticle> articles, int maxStories, HeadlineAge age, ToldStories? told = null)
    {
        var cleaned = articles.OrderBy(article => article.Category == "general")
            .Select(article => HeadlineCleaner.Clean(article, age))
            .ToList();
        var leftOut = cleaned.Where(article => article.LeftOut is not null).CountBy(article => article.LeftOut!).ToDictionary();
        var headlines = cleaned.Select(article => article.Headline).OfType<Headline>()
            .Select(headline => headline with { IsRepeated = told?.Has(headline.Title, headline.Description, headline.Url) == true });
        return Choose(headlines, maxStories, leftOut);
    }

    /// <summary>The same for headlines of several sources, each cleaned and compared with what was told already.</summary>
    public static HeadlineChoice Merge(IEnumerable<Headline> headlines, int maxStories) => Choose(headlines, maxStories, []);

    private static HeadlineChoice Choose(IEnumerable<Headline> headlines, int maxStories, Dictionary<string, int> leftOut)
    {
        var all = OneAnEvent(headlines.DistinctBy(headline => HeadlineKeys.Address(new Uri(headline.Url))));
        var distinct = all.Any(headline => !headline.IsRepeated) ? [.. all.Where(headline => !headline.IsRepeated)] : all;
        if (distinct.Count < all.Count)
        {
            leftOut[ToldBefore] = all.Count - distinct.Count;
        }

        var recent = distinct.Where(headline => !headline.IsOlder).ToList();
        var missing = recent.Count < FewestRecent ? Math.Max(FewestRecent, maxStories) - recent.Count : 0;
        var chosen = recent.Concat(NewestFirst(distinct.Where(headline => headline.IsOlder)).Take(missing));
        var newest = NewestFirst(InTurn(chosen).Take(LimitFor(maxStories)));
        return new([.. newest.Select((headline, index) => headline with { Id = $"s{index + 1}" })], leftOut);
    }

    /// <summary>The first report of each event, with the others in it and what of their text or pictures it lacks.</summary>
    private static List<Headline> OneAnEvent(IEnumerable<Headline> headlines)
    {
        var (told, events) = (new List<Headline>(), new KnownEvents());
        foreach (var headline in headlines)
        {
            if (events.Find(headline.Title, headline.Description) is { } place)
            {
                told[place] = With(told[place], headline);
            }
            else
            {
                events.Add(headline.Title, headline.Description);
                told.Add(headline);
            }
        }

        return told;
    }

    private static Headline With(Headline kept, Headline other) => kept with
    {
        Description = kept.Description ?? other.Description,
        Content = kept.Content ?? other.Content,
        ImageUrl = kept.ImageUrl ?? other.ImageUrl,
        PublishedAt = kept.PublishedAt ?? other.PublishedAt,
        IsOlder = kept.IsOlder && other.IsOlder,
        IsRepeated = kept.IsRepeated || other.IsRepeated,
        AlsoReportedBy =
        [
            .. (kept.AlsoReportedBy ?? []).Append(new OtherReport(other.Source, other.Url)).Concat(other.AlsoReportedBy ?? [])
                .Where(report => report.Url != kept.Url).DistinctBy(report => report.Url),
        ],
    };

    /// <summary>The newest of each category, then the second newest of each, and so on.</summary>
    private static IEnumerable<Headline> InTurn(IEnumerable<Headline> headlines) =>
        headlines
            .GroupBy(headline => headline.Category)
            .SelectMany(category => NewestFirst(category).Select((headline, rank) => (headline, rank)))
            .OrderBy(ranked => ranked.rank)
            .Select(ranked => ranked.headline);

    private static IEnumerable<Headline> NewestFirst(IEnumerable<Headline> headlines) =>
        headlines.OrderByDescending(headline => headline.PublishedAt ?? DateTimeOffset.MinValue);
}

/// <summary>The headlines of a run, and what was left out.</summary>
/// <param name="LeftOut">How many articles could not be used, by reason.</param>
public sealed record HeadlineChoice(IReadOnlyList<Headline> Headlines, IReadOnlyDictionary<string, int> LeftOut)
{
    /// <summary>What was left out as a log shows it; empty when nothing was.</summary>
    public static string Show(IReadOnlyDictionary<string, int> leftOut) =>
        string.Join(", ", leftOut.OrderByDescending(reason => reason.Value).Select(reason => $"{reason.Value} {reason.Key}"));
}
