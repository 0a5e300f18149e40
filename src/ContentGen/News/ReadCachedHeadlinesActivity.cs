using ContentGen.Runs;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.News;

/// <summary>Reads the latest headlines of the requested categories, however old. Null when there are none.</summary>
public sealed class ReadCachedHeadlinesActivity(HeadlineCache cache)
{
    [Function(ActivityName.ReadCachedHeadlines)]
    public async Task<HeadlineBatch?> RunAsync([ActivityTrigger] HeadlinesCall call, CancellationToken cancellationToken)
    {
        var pages = HeadlineQueries.For(call.Request).Select(query => cache.FindPagesAsync(query, cancellationToken));
        CachedHeadlines[] found = [.. (await Task.WhenAll(pages)).SelectMany(category => category)];
        var headlines = HeadlineSelection.From(found.SelectMany(answer => answer.Page.Articles), call.Request.MaxStories);
        return headlines.Count > 0 ? new HeadlineBatch(headlines, HeadlineFetcher.Provider, found.Min(answer => answer.CachedAt)) : null;
    }
}
