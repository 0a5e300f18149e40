using System.Net;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Orchestration;
using ContentGen.Sections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary>
/// <c>POST /api/briefs/{runId}/sections/{section}/regenerate</c>: makes one section of a finished brief again, and what is made from it.
/// Answers 202 at once; 409 while another section of the brief is being made again.
/// </summary>
public sealed class RegenerateSection(BriefArchive archive, RunInputs inputs, StartLimiter limiter)
{
    private const string PollAfterSeconds = "2";

    [Function("RegenerateSection")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "briefs/{runId}/sections/{section}/regenerate")] HttpRequestData request,
        string runId,
        string section,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!RegenerationPlan.Sections.Contains(section))
            return await request.WriteProblemAsync(UnknownSection(section), cancellationToken);
        try
        {
            return await archive.FindAsync(runId, client, cancellationToken) is { } brief
                ? await StartAsync(request, brief, section, client, cancellationToken)
                : await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private async Task<HttpResponseData> StartAsync(
        HttpRequestData request, Brief brief, string section, DurableTaskClient client, CancellationToken cancellationToken)
    {
        string id = RegenerateSectionOrchestrator.IdOf(brief.RunId);
        string statusUrl = request.AbsoluteUrl($"/api/agent-status?runId={Uri.EscapeDataString(id)}");
        if (brief.NewsItems.Count == 0 && section != SectionName.WeekendRecommendations)
            return await request.WriteProblemAsync(NoStories(brief), cancellationToken);
        if (await IsUnderWayAsync(client, id, cancellationToken))
            return await request.WriteProblemAsync(Busy(brief, statusUrl), cancellationToken);
        if (!limiter.TryStart(request, out TimeSpan wait))
            return await request.WriteTooManyStartsAsync(wait, cancellationToken);

        GenerateBriefInput run = inputs.For(brief.Request with { ForceFresh = true }, brief.TraceId, client);
        var input = new RegenerateSectionInput(brief with { WordTimings = [] }, section, run);
        return await IsScheduledAsync(client, id, input, cancellationToken)
            ? await AcceptedAsync(request, new(true, id, brief.RunId, section, RegenerationPlan.Of(section), statusUrl), cancellationToken)
            : await request.WriteProblemAsync(Busy(brief, statusUrl), cancellationToken);
    }

    /// <summary>False when another request for the same brief came first, at the same instant.</summary>
    private static async Task<bool> IsScheduledAsync(
        DurableTaskClient client, string id, RegenerateSectionInput input, CancellationToken cancellationToken)
    {
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                RegenerateSectionOrchestrator.FunctionName, input, new StartOrchestrationOptions(id), cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (await IsUnderWayAsync(client, id, cancellationToken))
                return false;
            throw;
        }
    }

    private static async Task<bool> IsUnderWayAsync(DurableTaskClient client, string id, CancellationToken cancellationToken) =>
        await client.GetInstanceAsync(id, cancellationToken) is { IsCompleted: false };

    private static async Task<HttpResponseData> AcceptedAsync(HttpRequestData request, RegenerationAccepted accepted, CancellationToken cancellationToken)
    {
        HttpResponseData response = await request.WriteJsonAsync(accepted, HttpStatusCode.Accepted, cancellationToken: cancellationToken);
        response.Headers.Add("Location", accepted.StatusUrl);
        response.Headers.Add("Retry-After", PollAfterSeconds);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    private static Problem UnknownSection(string section) => Problem.NotFound(
        "unknown-section",
        "There is no such section to make again",
        $"'{section}' cannot be made again; these can: {string.Join(", ", RegenerationPlan.Sections)}. For new headlines start a new run.");

    private static Problem NoStories(Brief brief) => Problem.Create(
        "no-stories",
        "This brief has no stories",
        HttpStatusCode.Conflict,
        $"The brief of run {brief.RunId} was made without news, so there is nothing to make its sections from. Start a new run.");

    private static Problem Busy(Brief brief, string statusUrl) => Problem.Create(
        "regeneration-under-way",
        "A section of this brief is being made again",
        HttpStatusCode.Conflict,
        $"Wait until that has ended, see {statusUrl}, then ask again for the brief of run {brief.RunId}.");
}
