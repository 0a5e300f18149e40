using System.Globalization;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary>The archive of briefs, and one of them.</summary>
public sealed class BriefEndpoints(BriefArchive archive, EditionCatalog editions)
{
    private const int DefaultLimit = 20;

    /// <summary>
    /// <c>GET /api/briefs?limit=&amp;after=&amp;edition=</c>: summaries of the stored briefs, newest first, a page at a time.
    /// </summary>
    [Function("ListBriefs")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var limit = DefaultLimit;
        if (request.Query.TryGetValue("limit", out var asked)
            && !(int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= BriefArchive.MostInPage))
        {
            return Problems.InvalidRequest("limit", $"must be a whole number from 1 to {BriefArchive.MostInPage}.");
        }

        var edition = EditionQuery.Read(request, editions);
        try
        {
            var page = await archive.ListAsync(limit, request.Query["after"], cancellationToken, edition);
            return Answers.ConditionalJson(BriefList.Of(page, limit, edition, request));
        }
        catch (FormatException)
        {
            return Problems.InvalidRequest("after", "must be the 'after' of an earlier answer; leave it out for the first page.");
        }
    }

    /// <summary><c>GET /api/briefs/{runId}</c>: one brief. 404 while its run has not delivered, which then is said.</summary>
    [Function("GetBrief")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var brief = await archive.GetAsync(runId, client, cancellationToken);
        return Answers.ConditionalJson(
            brief with { AudioUrl = BriefUrls.Of(brief, request).Audio }, brief.UpdatedAt ?? brief.GeneratedAt);
    }
}

/// <summary>Answer of <c>/api/briefs</c>.</summary>
/// <param name="Briefs">Newest first.</param>
/// <param name="After">Send it as <c>after</c> for the next page; null on the last page.</param>
/// <param name="NextUrl">Absolute address of the next page; null on the last page.</param>
public sealed record BriefList(IReadOnlyList<BriefSummary> Briefs, string? After, string? NextUrl)
{
    internal static BriefList Of(BriefPage page, int limit, string? edition, HttpRequest request) => new(
        [.. page.Briefs.Select(brief => BriefSummary.Of(brief, request))],
        page.Continuation,
        page.Continuation is null
            ? null
            : request.AbsoluteUrl(
                $"{BriefPath.Root}?limit={limit}&after={page.Continuation}{(edition is null ? "" : $"&edition={edition}")}"));
}

/// <summary>A brief in a list.</summary>
/// <param name="Title">Title of the top story; null when the brief has no stories.</param>
/// <param name="DurationSeconds">Length of the audio; null when there is none.</param>
/// <param name="Edition">Name of its edition; null for none.</param>
public sealed record BriefSummary(
    string RunId,
    BriefStatus Status,
    bool Emergency,
    DateTimeOffset GeneratedAt,
    string? Title,
    double? DurationSeconds,
    int StoryCount,
    BriefUrls Urls,
    string? Edition = null)
{
    /// <summary>Titles of all its stories, in the order of the brief, to search by.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];

    internal static BriefSummary Of(BriefDigest brief, HttpRequest request) => new(
        brief.RunId,
        brief.Status,
        brief.Emergency,
        brief.GeneratedAt,
        brief.Stories.Count == 0 ? null : brief.Stories[0].Title,
        brief.Audio?.DurationSeconds,
        brief.Stories.Count,
        BriefUrls.Of(brief, request),
        brief.Edition)
    {
        Titles = [.. brief.Stories.Select(story => story.Title)],
    };
}
