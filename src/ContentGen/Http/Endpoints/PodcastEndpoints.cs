using ContentGen.Briefs;
using ContentGen.Http.Podcast;
using ContentGen.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ContentGen.Http.Endpoints;

/// <summary>What podcast players and directories ask for.</summary>
public sealed class PodcastEndpoints(BriefArchive archive)
{
    private const int NewestBriefs = 50;

    // 1400 by 1400 pixels, the least that directories take. Drawn in Podcast/cover.svg.
    private static readonly byte[] Cover = EmbeddedFile.Bytes("Podcast/cover.png");

    /// <summary><c>GET /api/feed.xml</c>: the newest briefs that have audio, as a podcast.</summary>
    [Function("GetFeed")]
    public async Task<IResult> GetFeedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feed.xml")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var page = await archive.ListAsync(NewestBriefs, continuation: null, cancellationToken);
        return Answers.Conditional(PodcastFeed.Write(page.Briefs, request), "application/rss+xml; charset=utf-8");
    }

    /// <summary><c>GET /api/cover.png</c>: the podcast's cover.</summary>
    [Function("GetCover")]
    public static IResult GetCover(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/cover.png")] HttpRequest request) =>
        Answers.Conditional(Cover, "image/png");
}
