using ContentGen.Briefs;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// <c>POST /api/briefs/{runId}/sections/{section}/regenerate</c>: makes one section of a finished brief again, and what is made from it;
/// with a body <c>audio</c> by another <c>voice</c> or other <c>voices</c>, <c>script</c> of other <c>minutes</c> or another <c>style</c>.
/// Answers 202 at once; 409 while another section of the brief is being made again. The latest <c>Idempotency-Key</c> of a brief sent again
/// is answered with what it started.
/// </summary>
public sealed class RegenerateEndpoint(BriefArchive archive, RunInputs inputs, StartLimiter limiter, OfferedVoices voices)
{
    private const int BodyLimit = 16 * 1024;
    private const string PollAfterSeconds = "2";

    [Function("RegenerateSection")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/briefs/{runId}/sections/{section}/regenerate")] HttpRequest request,
        string runId,
        string section,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (!RegenerationPlan.Sections.Contains(section))
        {
            return Problems.InvalidRequest(
                "section", $"must be one of {string.Join(", ", RegenerationPlan.Sections)}; for new headlines start a new run");
        }

        var key = Idempotency.RunIdOf(request);
        var body = await RequestBody.ReadAsync(request, BodyLimit, cancellationToken);
        if (await archive.FindRevisedAsync(runId, client, cancellationToken) is not { } brief)
        {
            throw await client.NoBriefAsync(runId, StatusCodes.Status409Conflict, cancellationToken);
        }

        var asked = BriefRequestReader.ReadAgain(body, section, brief.Request, voices);
        if (await EarlierAsync(brief, key, client, cancellationToken) is { } earlier)
        {
            return AnswerWith(request, earlier, section, key);
        }

        if (brief.NewsItems.Count == 0 && section != SectionName.WeekendRecommendations)
        {
            return NoStories(brief);
        }

        limiter.Start(request);

        // Whoever asks for it has it reviewed already.
        var run = inputs.For(asked with { ForceFresh = true }, brief.TraceId) with { Review = null };
        var input = new RegenerateSectionInput(brief with { WordTimings = [] }, section, run) { Key = key };
        try
        {
            // Without this the engine would replace a regeneration that is under way.
            var oneAtATime = new StartOrchestrationOptions(RegenerateSectionOrchestrator.IdOf(brief.RunId)).WithDedupeStatuses(
                OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);
            await client.ScheduleNewOrchestrationInstanceAsync(
                RegenerateSectionOrchestrator.FunctionName, input, oneAtATime, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Two at the same instant: the store lets one through.
            if (await EarlierAsync(brief, key, client, cancellationToken) is not { } other)
            {
                throw;
            }

            return AnswerWith(request, other, section, key);
        }

        return AcceptedAs(request, input);
    }

    /// <summary>The brief's regeneration that is under way, or that this key started; null when there is none.</summary>
    private static async Task<RegenerateSectionInput?> EarlierAsync(
        Brief brief, string? key, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var known = await client.GetInstanceAsync(
            RegenerateSectionOrchestrator.IdOf(brief.RunId), getInputsAndOutputs: true, cancellationToken);
        var input = known?.ReadInputAs<RegenerateSectionInput>();
        return known is { IsCompleted: false } || (key is not null && input?.Key == key) ? input : null;
    }

    private static IResult AnswerWith(HttpRequest request, RegenerateSectionInput earlier, string section, string? key) =>
        key is null || earlier.Key != key ? Busy(earlier.Brief, StatusUrl(request, earlier))
            : earlier.Section == section ? AcceptedAs(request, earlier)
            : Problems.KeyReused;

    private static string StatusUrl(HttpRequest request, RegenerateSectionInput regeneration) =>
        RunEndpoints.StatusUrl(RegenerateSectionOrchestrator.IdOf(regeneration.Brief.RunId), request);

    private static IResult AcceptedAs(HttpRequest request, RegenerateSectionInput regeneration)
    {
        var accepted = new
        {
            Success = true,
            Id = RegenerateSectionOrchestrator.IdOf(regeneration.Brief.RunId),
            regeneration.Brief.RunId,
            regeneration.Section,
            Sections = RegenerationPlan.Of(regeneration.Section),
            StatusUrl = StatusUrl(request, regeneration),
        };
        return Results.Accepted(accepted.StatusUrl, accepted).With("Retry-After", PollAfterSeconds);
    }

    private static IResult NoStories(Brief brief) => Problems.Conflict(
        "no-stories",
        "This brief has no stories",
        $"The brief of run {brief.RunId} was made without news, so there is nothing to make its sections from. Start a new run.");

    private static IResult Busy(Brief brief, string statusUrl) => Problems.Conflict(
        "regeneration-under-way",
        "A section of this brief is being made again",
        $"Wait until that has ended, see {statusUrl}, then ask again for the brief of run {brief.RunId}.");
}
