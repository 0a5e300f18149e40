using System.Diagnostics;
using ContentGen.Editions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Runs;
using ContentGen.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary><c>POST /api/generate-fresh</c>: starts a run and answers 202 at once. Bad input starts nothing.</summary>
public sealed partial class StartEndpoint(
    RunInputs inputs,
    StartLimiter limiter,
    IOptions<ContentGenOptions> settings,
    OfferedVoices voices,
    EditionCatalog editions,
    TimeProvider timeProvider,
    ILogger<StartEndpoint> logger)
{
    private const int BodyLimit = 16 * 1024;
    private const string PollAfterSeconds = "5";

    [Function("GenerateFresh")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/generate-fresh")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        FunctionContext function,
        CancellationToken cancellationToken)
    {
        var body = await RequestBody.ReadAsync(request, BodyLimit, cancellationToken);
        var asked = BriefRequestReader.Read(body, editions, voices);
        var key = IdempotencyKey.Of(request);
        var runId = RunIdFor(key);
        var input = inputs.For(asked, TraceIdOf(function)) with { BodyFingerprint = BodyFingerprint.Of(body) };
        var known = key is null ? null : await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
        if (known is null)
        {
            // Asking again for a run that is there costs nothing, and so is never refused.
            limiter.Start(request);
            known = await client.StartOrFindAsync(GenerateBriefOrchestrator.FunctionName, runId, input, cancellationToken);
        }

        if (known is not null && !AskedFor(known, input))
        {
            return Problems.KeyReused;
        }

        LogStart(runId, input, isRepeated: known is not null);
        var startedAt = known?.CreatedAt ?? timeProvider.GetUtcNow();

        // Its addresses carry a system key on Azure: they are never logged, and not compressed beside what the caller chose.
        request.HttpContext.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.DoNotCompress;
        var urls = settings.Value.ManagementUrls;
        var payload = client.CreateHttpManagementPayload(runId, await function.GetHttpRequestDataAsync());
        var statusQuery = urls.Told(payload.StatusQueryGetUri);
        var accepted = new
        {
            payload.Id,
            StatusQueryGetUri = statusQuery,
            SendEventPostUri = urls.Told(payload.SendEventPostUri),
            TerminatePostUri = urls.Told(payload.TerminatePostUri),
            SuspendPostUri = urls.Told(payload.SuspendPostUri),
            ResumePostUri = urls.Told(payload.ResumePostUri),
            PurgeHistoryDeleteUri = urls.Told(payload.PurgeHistoryDeleteUri),
            Success = true,
            RunId = payload.Id,
            StatusUrl = StatusEndpoint.UrlOf(runId, request),
            EstimatedCompletionTime = startedAt + input.EstimatedDuration,
        };
        return Answers.Json(accepted, StatusCodes.Status202Accepted)
            .With("Location", statusQuery!)
            .With("Retry-After", PollAfterSeconds);
    }

    private string RunIdFor(string? key) =>
        key is null ? $"run-{timeProvider.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid():N}"[..32] : IdempotencyKey.ToRunId(key);

    private static bool AskedFor(OrchestrationMetadata known, GenerateBriefInput input) =>
        known.ReadInputAs<GenerateBriefInput>()?.BodyFingerprint is not { } before || before == input.BodyFingerprint;

    private void LogStart(string runId, GenerateBriefInput input, bool isRepeated)
    {
        if (isRepeated)
        {
            LogRepeated(runId);
        }
        else
        {
            LogAccepted(runId, string.Join(",", input.Request.Categories), input.Request.MaxStories, input.Request.Language);
        }
    }

    private static string TraceIdOf(FunctionContext context)
    {
        if (ActivityContext.TryParse(context.TraceContext.TraceParent, null, out var caller))
        {
            return caller.TraceId.ToHexString();
        }

        return (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
    }

    // The ids are stable: alerts and queries refer to them.
    [LoggerMessage(1001, LogLevel.Information, "Run {RunId} accepted: {Categories}, {MaxStories} stories, language {Language}")]
    private partial void LogAccepted(string runId, string categories, int maxStories, string language);

    [LoggerMessage(1002, LogLevel.Information, "Run {RunId} was accepted before and is answered again")]
    private partial void LogRepeated(string runId);
}
