using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Rss;
using ContentGen.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>Headlines from the configured feeds, for when NewsAPI delivers none. All feeds are asked side by side.</summary>
public sealed partial class FeedHeadlines(RssClient client, IOptions<RssOptions> options, TimeLimits limits, ILogger<FeedHeadlines> logger)
{
    private const string Provider = "rss";

    /// <summary>Null when no feed is configured for the requested categories, or none delivered anything that can be used.</summary>
    public async Task<HeadlineBatch?> FetchAsync(HeadlinesCall call, CancellationToken cancellationToken)
    {
        var settings = options.Value;
        var limit = new AttemptTimeLimit(settings.Timeout, "Rss:Timeout", limits);
        var feeds = call.Request.Categories.Distinct().SelectMany(category =>
            settings.Feeds.GetValueOrDefault(category, []).Select(feed => (category, feed)));
        var answers = await Task.WhenAll(feeds.Select(entry => AskAsync(call, entry.category, entry.feed, limit, cancellationToken)));
        var headlines = HeadlineSelection.From(answers.SelectMany(articles => articles), call.Request.MaxStories);
        return headlines.Count > 0 ? new HeadlineBatch(headlines, Provider) : null;
    }

    private async Task<IReadOnlyList<ProviderArticle>> AskAsync(
        HeadlinesCall call, string category, Uri feed, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        try
        {
            return await limit.CallAsync(feed.Host, token => client.FetchAsync(feed, category, token), cancellationToken);
        }
        catch (CategorizedException failure)
        {
            LogCategoryFailed(call.RunId, category, failure.Category, failure.Message);
            return [];
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "Run {RunId}: headlines of category {Category} failed as {FailureCategory}: {Reason}")]
    private partial void LogCategoryFailed(string runId, string category, FailureCategory failureCategory, string reason);
}
