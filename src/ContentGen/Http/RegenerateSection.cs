using System.Net;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Sections;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace ContentGen.Http;

/// <summary>
/// <c>POST /api/briefs/{runId}/sections/{section}/regenerate</c>: makes one section of a finished brief again, and what is made from it.
/// Answers 202 at once; 409 while another section of the brief is being made again. The latest <c>Idempotency-Key</c> of a brief sent again
/// is answered with what it started.
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
        var key = request.Header(IdempotencyKey.Header);
        if (!RegenerationPlan.Sections.Contains(section))
        {
            return await request.WriteProblemAsync(UnknownSection(), cancellationToken);
        }

        if (key is not null && !IdempotencyKey.IsValid(key))
        {
            return await request.WriteProblemAsync(IdempotencyKey.Fault, cancellationToken);
        }

        try
        {
            return await archive.FindRevisedAsync(runId, client, cancellationToken) is { } brief
                ? await AnswerAsync(request, brief, section, key is null ? null : IdempotencyKey.ToRunId(key), client, cancellationToken)
                : await request.WriteProblemAsync(Problem.UnknownRun(runId), cancellationToken);
        }
        catch (SystemResourceException exception)
        {
            return await request.WriteStoreFailureAsync(exception, cancellationToken);
        }
    }

    private async Task<HttpResponseData> AnswerAsync(
        HttpRequestData request, Brief brief, string section, string? key, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(brief, key, client, cancellationToken) is { } earlier)
        {
            return await AnswerWithAsync(request, earlier, key, cancellationToken);
        }

        if (brief.NewsItems.Count == 0 && section != SectionName.WeekendRecommendations)
        {
            return await request.WriteProblemAsync(NoStories(brief), cancellationToken);
        }

        if (!limiter.TryStart(request, out var wait))
        {
            return await request.WriteTooManyStartsAsync(wait, cancellationToken);
        }

        var run = inputs.For(brief.Request with { ForceFresh = true }, brief.TraceId, client);
        var input = new RegenerateSectionInput(brief with { WordTimings = [] }, section, run) { Key = key };
        try
        {
            // Without this the engine would replace a regeneration that is under way.
            var oneAtATime = new StartOrchestrationOptions(RegenerateSectionOrchestrator.IdOf(brief.RunId)).WithDedupeStatuses(
                OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);
            await client.ScheduleNewOrchestrationInstanceAsync(RegenerateSectionOrchestrator.FunctionName, input, oneAtATime, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Two at the same instant: the store lets one through.
            if (await EarlierAsync(brief, key, client, cancellationToken) is not { } other)
            {
                throw;
            }

            return await AnswerWithAsync(request, other, key, cancellationToken);
        }

        return await AcceptedAsync(request, input, cancellationToken);
    }

    /// <summary>The brief's regeneration that is under way, or that this key started; null when there is none.</summary>
    private static async Task<RegenerateSectionInput?> EarlierAsync(Brief brief, string? key, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var known = await client.GetInstanceAsync(
            RegenerateSectionOrchestrator.IdOf(brief.RunId), getInputsAndOutputs: true, cancellationToken);
        var input = known?.ReadInputAs<RegenerateSectionInput>();
        return known is { IsCompleted: false } || (key is not null && input?.Key == key) ? input : null;
    }

    private static Task<HttpResponseData> AnswerWithAsync(
        HttpRequestData request, RegenerateSectionInput earlier, string? key, CancellationToken cancellationToken) => key is not null && earlier.Key == key
            ? AcceptedAsync(request, earlier, cancellationToken)
            : request.WriteProblemAsync(Busy(earlier.Brief, StatusUrl(request, earlier)), cancellationToken);

    private static string StatusUrl(HttpRequestData request, RegenerateSectionInput regeneration) =>
        request.AbsoluteUrl($"/api/agent-status?runId={Uri.EscapeDataString(RegenerateSectionOrchestrator.IdOf(regeneration.Brief.RunId))}");

    private static async Task<HttpResponseData> AcceptedAsync(HttpRequestData request, RegenerateSectionInput regeneration, CancellationToken cancellationToken)
    {
        var accepted = new RegenerationAccepted(
            true,
            RegenerateSectionOrchestrator.IdOf(regeneration.Brief.RunId),
            regeneration.Brief.RunId,
            regeneration.Section,
            RegenerationPlan.Of(regeneration.Section),
            StatusUrl(request, regeneration));
        var response = await request.WriteJsonAsync(accepted, HttpStatusCode.Accepted, cancellationToken: cancellationToken);
        response.Headers.Add("Location", accepted.StatusUrl);
        response.Headers.Add("Retry-After", PollAfterSeconds);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }

    private static Problem UnknownSection() => Problem.InvalidRequest(
        "section", $"must be one of {string.Join(", ", RegenerationPlan.Sections)}; for new headlines start a new run");

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
