using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Http.Podcast;
using ContentGen.Podcast;
using ContentGen.Runs;
using ContentGen.Settings;

namespace ContentGen.Http.Endpoints;

/// <summary>What podcast players and directories ask for.</summary>
public sealed class PodcastEndpoints(
    BriefArchive archive, EditionCatalog editions, PodcastFeed feed, IOptions<ContentGenOptions> options)
{
    private const int NewestBriefs = 50;

    /// <summary>
    /// <c>GET /api/feed.xml?edition=</c>: the newest briefs that have audio, or those of an edition, as a podcast. Where reading needs a
    /// key and it came as <c>code</c>, the addresses in it carry the key.
    /// </summary>
    [Function("GetFeed")]
    public async Task<IResult> GetFeedAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/feed.xml")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var edition = EditionQuery.Read(request, editions);
        var page = await archive.ListAsync(NewestBriefs, continuation: null, cancellationToken, edition);
        var key = CallerKey.ToHandOn(request, options.Value.ReadKey);
        return Answers.Conditional(feed.Write(page.Briefs, edition, request, key), "application/rss+xml; charset=utf-8");
    }

    /// <summary><c>GET /api/briefs/{runId}/chapters.json</c>: where each story is told in the audio.</summary>
    [Function("GetChapters")]
    public async Task<IResult> GetChaptersAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}/chapters.json")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var brief = await archive.GetAsync(runId, client, cancellationToken);
        return brief.Chapters is { Count: > 0 } chapters
            ? Answers.Conditional(
                ChaptersFile.Write(chapters, brief.NewsItems), ChaptersFile.Type, brief.UpdatedAt ?? brief.GeneratedAt)
            : NoChapters(brief);
    }

    /// <summary><c>GET /api/cover.png</c>: the podcast's cover.</summary>
    [Function("GetCover")]
    public static IResult GetCover(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/cover.png")] HttpRequest request) =>
        Answers.Conditional(PodcastCover.Bytes, PodcastCover.Type);

    private static IResult NoChapters(Brief brief) => Problems.NotFound(
        "no-chapters",
        "This brief has no chapters",
        $"Chapters need audio and the times of spoken words. The brief itself, with its stories, is at {BriefPath.Of(brief.RunId)}.");
}
