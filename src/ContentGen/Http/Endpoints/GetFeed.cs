using ContentGen.Http.Podcast;
using ContentGen.Briefs;
using ContentGen.Failures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/feed.xml</c>: the newest briefs that have audio, as a podcast.</summary>
public sealed class GetFeed(BriefArchive archive)
{
    private const int NewestBriefs = 50;
    private const string ContentType = "application/rss+xml; charset=utf-8";

    [Function(nameof(GetFeed))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "feed.xml")] HttpRequestData request,
        CancellationToken cancellationToken)
    {
        try
        {
            var page = await archive.ListAsync(NewestBriefs, continuation: null, cancellationToken);
            var feed = PodcastFeed.Write(page.Briefs, request);
            return await request.WriteConditionalAsync(feed, ContentType, lastModified: null, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }
}
