using ContentGen.Editions;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Requests;
using ContentGen.Resilience;

namespace ContentGen.News;

/// <summary>
/// Headlines from the configured feeds. All feeds are asked side by side. They have the language that they are written in: what
/// <c>Rss:Feeds</c> says of a category is all that is asked of them.
/// </summary>
public sealed partial class FeedHeadlines(
    RssClient client,
    HeadlineCache cache,
    IOptions<RssOptions> options,
    IOptions<NewsOptions> news,
    EditionCatalog editions,
    TimeLimits limits,
    ILogger<FeedHeadlines> logger)
{
    internal const string Provider = "rss";

    private const int MostReasons = 3;

    /// <summary>Fetches the headlines of the requested categories, of those feeds that answer.</summary>
    /// <param name="told">What the edition has told lately.</param>
    public async Task<FeedAnswer> FetchAsync(HeadlinesCall call, ToldStories told, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var shorter = call.TimeLimit < settings.Timeout ? call.TimeLimit : null;
        var limit = new AttemptTimeLimit("Rss:Timeout", settings.Timeout, limits, shorter);
        var feeds = FeedsOf(call.Request, settings).ToList();
        if (feeds.Count == 0)
        {
            return new(null, null);
        }

        var answers = await Task.WhenAll(feeds.Select(entry => AskAsync(call, entry.Category, entry.Feed, limit, cancellationToken)));
        var age = new HeadlineAge(limits.Time.GetUtcNow(), news.Value.MaxAge);
        var choice = HeadlineSelection.From(
            answers.SelectMany(answer => answer.Given.Page.Articles), call.Request.MaxStories, age, told);
        if (choice.LeftOut.Count > 0)
        {
            LogLeftOut(call.RunId, HeadlineChoice.Show(choice.LeftOut));
        }

        return choice.Headlines.Count > 0
            ? new(new HeadlineBatch(choice.Headlines, Provider, answers.Min(answer => answer.Given.CachedAt)), null)
            : new(null, FailureOf([.. answers.Select(answer => answer.Failure).OfType<CategorizedException>()], choice));
    }

    /// <summary>What is kept of a request's feeds, however old.</summary>
    public async Task<IReadOnlyList<CachedHeadlines>> FindKeptAsync(BriefRequest request, CancellationToken cancellationToken)
    {
        var found = await Task.WhenAll(
            FeedsOf(request, options.Value)
                .Select(entry => cache.FindAsync(HeadlineEntry.Of(entry.Feed, entry.Category), cancellationToken)));
        return [.. found.OfType<CachedHeadlines>()];
    }

    /// <summary>What is wrong where feeds are the only source and there are none to ask.</summary>
    public static MisconfiguredException NoneConfigured(BriefRequest request) => new(
        $"News:Sources names feeds alone, and Rss:Feeds has none for {string.Join(", ", request.Categories)}: name some, or add newsapi.");

    private static CategorizedException FailureOf(IReadOnlyList<CategorizedException> failures, HeadlineChoice choice) => failures.Count > 0
        ? new ExternalServiceException(
            string.Join(' ', failures.Select(failure => failure.Message).Distinct().Take(MostReasons)), failures[0])
        : new InvalidOutputException(
            $"The feeds have no usable headline{(choice.LeftOut.Count > 0 ? $"; left out: {HeadlineChoice.Show(choice.LeftOut)}" : "")}.");

    /// <summary>An edition's own feeds, taken for its first category; else those of the categories.</summary>
    private IEnumerable<(string Category, Uri Feed)> FeedsOf(BriefRequest request, RssOptions settings) =>
        editions.Find(request.Edition) is { Feeds.Count: > 0 } edition
            ? edition.Feeds.Select(feed => (request.Categories[0], feed))
            : request.Categories.Distinct().SelectMany(category =>
                settings.Feeds.GetValueOrDefault(category, []).Select(feed => (category, feed)));

    private async Task<(CachedHeadlines Given, CategorizedException? Failure)> AskAsync(
        HeadlinesCall call, string category, Uri feed, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        try
        {
            var entry = HeadlineEntry.Of(feed, category);
            var given = await cache.GetAsync(call.RunId, entry, call.Request.ForceFresh, ReadAsync, cancellationToken);
            return (given, null);
        }
        catch (CategorizedException failure)
        {
            LogFeedFailed(call.RunId, feed.Host, category, failure.Category, failure.Message);
            return (CachedHeadlines.None, failure);
        }

        async Task<HeadlinePage> ReadAsync()
        {
            var content = await limit.CallAsync(feed.Host, token => client.FetchAsync(feed, category, token), cancellationToken);
            if (content.Dropped.Count > 0)
            {
                LogItemsDropped(call.RunId, feed.Host, category, HeadlineChoice.Show(content.Dropped));
            }

            return new(content.Articles, content.Articles.Count);
        }
    }

    [LoggerMessage(
        2101, LogLevel.Warning, "Run {RunId}: the feed of {Host} for category {Category} failed as {FailureCategory}: {Reason}")]
    private partial void LogFeedFailed(string runId, string host, string category, FailureCategory failureCategory, string reason);

    [LoggerMessage(2106, LogLevel.Warning, "Run {RunId}: items of the feed of {Host} for category {Category} are left out: {LeftOut}")]
    private partial void LogItemsDropped(string runId, string host, string category, string leftOut);

    [LoggerMessage(2107, LogLevel.Information, "Run {RunId}: articles of feeds are left out: {LeftOut}")]
    private partial void LogLeftOut(string runId, string leftOut);
}

/// <summary>What the feeds brought.</summary>
/// <param name="Batch">Null when they brought nothing.</param>
/// <param name="Failure">Why; null when there is a batch, or no feed to ask.</param>
public sealed record FeedAnswer(HeadlineBatch? Batch, CategorizedException? Failure);
