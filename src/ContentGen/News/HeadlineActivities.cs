using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>
/// Activity that fetches a run's headlines: from NewsAPI, or from feeds when it delivers none or its breaker is open. Running it again
/// asks again and may bring newer headlines, unless the cache has the answer.
/// </summary>
public sealed partial class FetchHeadlinesActivity(
    HeadlineFetcher newsApi,
    FeedHeadlines feeds,
    IOptions<ContentGenOptions> options,
    TimeProvider time,
    ILogger<FetchHeadlinesActivity> logger)
{
    public const string FunctionName = "FetchHeadlines";

    [Function(FunctionName)]
    public async Task<HeadlineBatch> RunAsync(
        [ActivityTrigger] HeadlinesCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var batch = await ThrottleHold.RunAsync(
            () => FetchAsync(call, client, cancellationToken), call.TimeLimit ?? options.Value.AgentTimeout, time, cancellationToken);
        LogFetched(call.RunId, batch.Headlines.Count, batch.Provider);
        return batch;
    }

    private async Task<HeadlineBatch> FetchAsync(HeadlinesCall call, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await newsApi.FetchAsync(client, call, cancellationToken);
        }
        catch (CategorizedException failure) when (failure is not CircuitOpenException || call.Permit.WasAsked)
        {
            if (await feeds.FetchAsync(call, cancellationToken) is not { } batch)
            {
                throw;
            }

            LogFeedsUsed(call.RunId, failure.Category, failure.Message);
            return batch;
        }
    }

    [LoggerMessage(2102, LogLevel.Information, "Run {RunId}: {Count} headlines from {Provider}")]
    private partial void LogFetched(string runId, int count, string provider);

    [LoggerMessage(2103, LogLevel.Warning, "Run {RunId}: the feeds stand in for NewsAPI, which failed as {FailureCategory}: {Reason}")]
    private partial void LogFeedsUsed(string runId, FailureCategory failureCategory, string reason);
}

/// <summary>Reads the latest headlines of the requested categories, however old. Null when there are none.</summary>
public sealed class ReadCachedHeadlinesActivity(HeadlineCache cache)
{
    public const string FunctionName = "ReadCachedHeadlines";

    [Function(FunctionName)]
    public async Task<HeadlineBatch?> RunAsync([ActivityTrigger] HeadlinesCall call, CancellationToken cancellationToken)
    {
        var pages = HeadlineQueries.For(call.Request).Select(query => cache.FindPagesAsync(query, cancellationToken));
        CachedHeadlines[] found = [.. (await Task.WhenAll(pages)).SelectMany(category => category)];
        var headlines = HeadlineSelection.From(found.SelectMany(answer => answer.Page.Articles), call.Request.MaxStories);
        return headlines.Count > 0 ? new HeadlineBatch(headlines, HeadlineFetcher.Provider, found.Min(answer => answer.CachedAt)) : null;
    }
}
