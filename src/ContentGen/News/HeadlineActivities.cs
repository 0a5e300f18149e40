using ContentGen.Failures;
using ContentGen.News.FullText;
using ContentGen.Providers;
using ContentGen.Resilience;
using ContentGen.Settings;

namespace ContentGen.News;

/// <summary>
/// Activity that fetches a run's headlines: from NewsAPI and feeds as <c>News:Sources</c> says, side by side; where feeds are no source,
/// they stand in for NewsAPI when it delivers none or its breaker is open. Running it again asks again and may bring newer headlines,
/// unless the cache has the answer.
/// </summary>
public sealed partial class FetchHeadlinesActivity(
    HeadlineFetcher newsApi,
    FeedHeadlines feeds,
    StoryPages pages,
    IEditionMemory memory,
    IOptions<ContentGenOptions> options,
    IOptions<NewsOptions> news,
    TimeLimits limits,
    ILogger<FetchHeadlinesActivity> logger)
{
    public const string FunctionName = "FetchHeadlines";

    [Function(FunctionName)]
    public async Task<HeadlineBatch> RunAsync(
        [ActivityTrigger] HeadlinesCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, options.Value.AgentTimeout, limits, call.TimeLimit);
        var batch = await limit.HoldAsync(() => FetchAsync(call, limit, client, cancellationToken), cancellationToken);
        LogFetched(call.RunId, batch.Headlines.Count, batch.Provider);
        return batch with { Headlines = await pages.FillAsync(call.RunId, batch.Headlines, cancellationToken) };
    }

    private async Task<HeadlineBatch> FetchAsync(
        HeadlinesCall call, AttemptTimeLimit limit, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var told = await memory.ReadAsync(call.RunId, call.Request, cancellationToken);
        if (!news.Value.AsksNewsApi)
        {
            var only = await feeds.FetchAsync(call, told, cancellationToken);
            return only.Batch ?? throw only.Failure ?? FeedHeadlines.NoneConfigured(call.Request);
        }

        var beside = news.Value.AsksFeeds ? feeds.FetchAsync(call, told, cancellationToken) : null;
        try
        {
            var batch = await newsApi.FetchAsync(client, call, limit, told, cancellationToken);
            return beside is not null && (await beside).Batch is { } others ? Together(batch, others, call) : batch;
        }
        catch (CategorizedException failure) when (failure is not CircuitOpenException || call.Permit.WasAsked)
        {
            var answer = await (beside ?? feeds.FetchAsync(call, told, cancellationToken));
            if (answer.Batch is { } batch)
            {
                LogFeedsUsed(call.RunId, failure.Category, failure.Message);
                return batch;
            }

            throw answer.Failure is null ? failure : failure.With(answer.Failure.Message);
        }
    }

    private HeadlineBatch Together(HeadlineBatch newsApi, HeadlineBatch feeds, HeadlinesCall call)
    {
        var choice = HeadlineSelection.Merge(newsApi.Headlines.Concat(feeds.Headlines), call.Request.MaxStories);
        if (choice.LeftOut.Count > 0)
        {
            LogLeftOut(call.RunId, HeadlineChoice.Show(choice.LeftOut));
        }

        var oldest = new[] { newsApi, feeds }.Min(batch => batch.CachedAt);
        return new(choice.Headlines, $"{newsApi.Provider}+{feeds.Provider}", oldest);
    }

    [LoggerMessage(2108, LogLevel.Information, "Run {RunId}: headlines of NewsAPI and feeds together are left out: {LeftOut}")]
    private partial void LogLeftOut(string runId, string leftOut);

    [LoggerMessage(2102, LogLevel.Information, "Run {RunId}: {Count} headlines from {Provider}")]
    private partial void LogFetched(string runId, int count, string provider);

    [LoggerMessage(
        2103, LogLevel.Warning, "Run {RunId}: the headlines are the feeds' alone; NewsAPI failed as {FailureCategory}: {Reason}")]
    private partial void LogFeedsUsed(string runId, FailureCategory failureCategory, string reason);
}

/// <summary>
/// Reads the latest headlines of the requested categories that were kept, whenever that was. Null when there are none, or none that is
/// news.
/// </summary>
public sealed class ReadCachedHeadlinesActivity(
    HeadlineCache cache, FeedHeadlines feeds, IEditionMemory memory, IOptions<NewsOptions> news, TimeProvider time)
{
    public const string FunctionName = "ReadCachedHeadlines";

    [Function(FunctionName)]
    public async Task<HeadlineBatch?> RunAsync([ActivityTrigger] HeadlinesCall call, CancellationToken cancellationToken)
    {
        var pages = HeadlineFetcher.QueriesFor(call.Request).Select(query => cache.FindPagesAsync(query, cancellationToken));
        var keptOfFeeds = await feeds.FindKeptAsync(call.Request, cancellationToken);
        CachedHeadlines[] found = [.. (await Task.WhenAll(pages)).SelectMany(category => category), .. keptOfFeeds];
        var age = new HeadlineAge(time.GetUtcNow(), news.Value.MaxAge);
        var told = await memory.ReadAsync(call.RunId, call.Request, cancellationToken);
        var headlines = HeadlineSelection.From(
            found.SelectMany(answer => answer.Page.Articles), call.Request.MaxStories, age, told).Headlines;
        return headlines.Count > 0 ? new HeadlineBatch(headlines, HeadlineFetcher.Provider, found.Min(answer => answer.CachedAt)) : null;
    }
}
