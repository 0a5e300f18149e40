using System.Globalization;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Http.Podcast;
using ContentGen.Requests;
using ContentGen.Runs;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/editions</c>: the editions there are, when each is made next and which brief is its latest.</summary>
public sealed class EditionsEndpoint(EditionCatalog editions, BriefArchive archive, TimeProvider time)
{
    [Function("GetEditions")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/editions")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        var views = new List<EditionView>();
        foreach (var edition in editions.All)
        {
            var latest = await archive.FindLatestAsync(client, cancellationToken, edition.Name);
            views.Add(EditionView.Of(edition, time.GetUtcNow(), latest, request));
        }

        return Answers.ConditionalJson(new EditionList(views));
    }
}

/// <summary>Answer of <c>/api/editions</c>.</summary>
public sealed record EditionList(IReadOnlyList<EditionView> Editions);

/// <summary>An edition as callers see it.</summary>
/// <param name="Times">Times of day, <c>HH:mm</c>, in <paramref name="TimeZone"/>.</param>
/// <param name="Days">English names in lower case.</param>
/// <param name="Voices">The presenters asked for; empty for the usual one of the language.</param>
/// <param name="Review">True when a person approves each script.</param>
/// <param name="NextAt">When it is made next, in UTC; null for an edition that is made on demand only.</param>
/// <param name="LatestRunId">Null before its first brief.</param>
/// <param name="FeedUrl">Absolute address of its podcast.</param>
public sealed record EditionView(
    string Name,
    string Title,
    IReadOnlyList<string> Times,
    string TimeZone,
    IReadOnlyList<string> Days,
    IReadOnlyList<string> Categories,
    string Country,
    string Language,
    IReadOnlyList<string> Voices,
    int MaxStories,
    int Minutes,
    BriefStyle Style,
    bool Review,
    DateTimeOffset? NextAt,
    string? LatestRunId,
    string FeedUrl)
{
    internal static EditionView Of(Edition edition, DateTimeOffset now, Brief? latest, HttpRequest request) => new(
        edition.Name,
        edition.Title,
        [.. edition.Times.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture))],
        edition.TimeZone,
        [.. edition.Days.Select(day => day.ToString().ToLowerInvariant())],
        edition.Request.Categories,
        edition.Request.Country,
        edition.Request.Language,
        edition.Request.Voices,
        edition.Request.MaxStories,
        edition.Request.Minutes,
        edition.Request.Style,
        edition.Request.Review,
        EditionTimes.NextAt(edition, now)?.At.ToUniversalTime(),
        latest?.RunId,
        request.AbsoluteUrl(PodcastFeed.PathOf(edition.Name)));
}
