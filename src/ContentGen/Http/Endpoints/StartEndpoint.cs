using System.Diagnostics;
using ContentGen.Editions;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Runs;
using ContentGen.Settings;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

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
        var keyedId = Idempotency.RunIdOf(request);
        var runId = keyedId ?? $"run-{timeProvider.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid():N}"[..32];
        var input = inputs.For(asked, TraceIdOf(function)) with { BodyFingerprint = Idempotency.FingerprintOf(body) };
        var known = keyedId is null ? null : await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
        if (known is null)
        {
            // Asking again for a run that is there costs nothing, and so is never refused.
            limiter.Start(request);
            known = await client.StartOrFindAsync(GenerateBriefOrchestrator.FunctionName, runId, input, cancellationToken);
        }

        if (known is null)
        {
            LogAccepted(runId, string.Join(",", asked.Categories), asked.MaxStories, asked.Language);
        }
        else if (AskedFor(known, input))
        {
            LogRepeated(runId);
        }
        else
        {
            return Problems.KeyReused;
        }

        var startedAt = known?.CreatedAt ?? timeProvider.GetUtcNow();

        // Its addresses carry a system key on Azure: they are never logged, and not compressed beside what the caller chose.
        request.HttpContext.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.DoNotCompress;
        var payload = client.CreateHttpManagementPayload(runId, await function.GetHttpRequestDataAsync());
        var statusQuery = Told(payload.StatusQueryGetUri);
        var accepted = new
        {
            payload.Id,
            StatusQueryGetUri = statusQuery,
            SendEventPostUri = Told(payload.SendEventPostUri),
            TerminatePostUri = Told(payload.TerminatePostUri),
            SuspendPostUri = Told(payload.SuspendPostUri),
            ResumePostUri = Told(payload.ResumePostUri),
            PurgeHistoryDeleteUri = Told(payload.PurgeHistoryDeleteUri),
            Success = true,
            RunId = payload.Id,
            StatusUrl = RunEndpoints.StatusUrl(runId, request),
            EstimatedCompletionTime = startedAt + input.EstimatedDuration,
        };
        return Results.Accepted(statusQuery, accepted).With("Retry-After", PollAfterSeconds);
    }

    private static bool AskedFor(OrchestrationMetadata known, GenerateBriefInput input) =>
        known.ReadInputAs<GenerateBriefInput>()?.BodyFingerprint is not { } before || before == input.BodyFingerprint;

    private static string TraceIdOf(FunctionContext context) =>
        (ActivityContext.TryParse(context.TraceContext.TraceParent, null, out var caller)
            ? caller.TraceId
            : Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>A built-in address as the caller is told it: with or without the system key that the platform writes into it.</summary>
    private string? Told(string? address)
    {
        if (settings.Value.ManagementUrls == ManagementUrls.WithKey || address?.Split('?', 2) is not [var path, var query])
        {
            return address;
        }

        var kept = QueryHelpers.ParseQuery(query).Where(part => !part.Key.Equals("code", StringComparison.OrdinalIgnoreCase));
        return QueryHelpers.AddQueryString(path, kept);
    }

    // The ids are stable: alerts and queries refer to them.
    [LoggerMessage(1001, LogLevel.Information, "Run {RunId} accepted: {Categories}, {MaxStories} stories, language {Language}")]
    private partial void LogAccepted(string runId, string categories, int maxStories, string language);

    [LoggerMessage(1002, LogLevel.Information, "Run {RunId} was accepted before and is answered again")]
    private partial void LogRepeated(string runId);
}
