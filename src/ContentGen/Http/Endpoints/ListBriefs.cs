using System.Globalization;
using ContentGen.Briefs;
using ContentGen.Failures;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace ContentGen.Http.Endpoints;

/// <summary><c>GET /api/briefs?limit=&amp;after=</c>: summaries of the stored briefs, newest first, a page at a time.</summary>
public sealed class ListBriefs(BriefArchive archive)
{
    private const int DefaultLimit = 20;

    [Function(nameof(ListBriefs))]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "briefs")] HttpRequestData request,
        CancellationToken cancellationToken)
    {
        if (!TryReadLimit(request.Query["limit"], out var limit))
        {
            return await request.WriteProblemAsync(InvalidLimit, cancellationToken);
        }

        try
        {
            var page = await archive.ListAsync(limit, request.Query["after"], cancellationToken);
            return await request.WriteConditionalJsonAsync(ToList(page, limit, request), lastModified: null, cancellationToken);
        }
        catch (FormatException)
        {
            return await request.WriteProblemAsync(InvalidAfter, cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private static Problem InvalidLimit =>
        Problem.InvalidRequest("limit", $"must be a whole number from 1 to {BriefArchive.MostInPage}.");

    private static Problem InvalidAfter =>
        Problem.InvalidRequest("after", "must be the 'after' of an earlier answer; leave it out for the first page.");

    private static bool TryReadLimit(string? text, out int limit)
    {
        limit = DefaultLimit;
        return text is null
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit)
                && limit is >= 1 and <= BriefArchive.MostInPage);
    }

    private static BriefList ToList(BriefPage page, int limit, HttpRequestData request) => new(
        [.. page.Briefs.Select(brief => BriefSummary.Of(brief, request))],
        page.Continuation,
        page.Continuation is null ? null : request.AbsoluteUrl($"{BriefPath.Root}?limit={limit}&after={page.Continuation}"));
}
