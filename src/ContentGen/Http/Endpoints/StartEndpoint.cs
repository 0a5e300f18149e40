using System.Diagnostics;
using System.Text;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Runs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http.Endpoints;

/// <summary><c>POST /api/generate-fresh</c>: starts a run and answers 202 at once. Bad input starts nothing.</summary>
public sealed partial class StartEndpoint(
    RunInputs inputs,
    StartLimiter limiter,
    IOptions<AmazonPollyOptions> amazonPolly,
    OfferedVoices voices,
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
        if (await ReadBodyAsync(request, cancellationToken) is not { } body)
        {
            return Problems.BodyTooLarge(BodyLimit);
        }

        var (asked, faults) = BriefRequestReader.Read(body, amazonPolly.Value.Engine, voices);
        if (asked is null)
        {
            return Problems.InvalidRequest(faults);
        }

        var key = IdempotencyKey.Of(request);
        if (key is not null && !IdempotencyKey.IsValid(key))
        {
            return IdempotencyKey.Fault;
        }

        var runId = RunIdFor(key);
        var input = inputs.For(asked, TraceIdOf(function)) with { BodyFingerprint = BodyFingerprint.Of(body) };
        var known = key is null ? null : await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
        if (known is null)
        {
            // Asking again for a run that is there costs nothing, and so is never refused.
            if (!limiter.TryStart(request, out var wait))
            {
                return Problems.TooManyStarts(wait);
            }

            known = await client.StartOrFindAsync(GenerateBriefOrchestrator.FunctionName, runId, input, cancellationToken);
        }

        if (known is not null && !AskedFor(known, input))
        {
            return Problems.KeyReused;
        }

        LogStart(runId, input, isRepeated: known is not null);
        var startedAt = known?.CreatedAt ?? timeProvider.GetUtcNow();

        // Its addresses carry a system key on Azure, and so are not compressed beside what the caller chose.
        request.HttpContext.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.DoNotCompress;
        var payload = client.CreateHttpManagementPayload(runId, await function.GetHttpRequestDataAsync());
        var accepted = Accepted.Of(payload, StatusEndpoint.UrlOf(runId, request), startedAt + input.EstimatedDuration);
        return Answers.Json(accepted, StatusCodes.Status202Accepted)
            .With("Location", payload.StatusQueryGetUri!)
            .With("Retry-After", PollAfterSeconds)
            .With("Cache-Control", "no-store");
    }

    /// <summary>Reads a body of at most <see cref="BodyLimit"/> bytes as UTF-8.</summary>
    /// <returns>The text, or null when the body is longer; no more than the limit and one byte is kept.</returns>
    private static async Task<string?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var buffer = new byte[BodyLimit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length <= BodyLimit)
        {
            return Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF');
        }

        // A body that is left standing breaks the connection from the host, whose caller would get 500.
        await request.Body.DrainAsync(cancellationToken);
        return null;
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

    /// <summary>The built-in management payload and the product's own fields.</summary>
    /// <remarks>The management addresses carry a system key on Azure: they are answered to the caller, never logged.</remarks>
    private sealed record Accepted(
        string? Id,
        string? StatusQueryGetUri,
        string? SendEventPostUri,
        string? TerminatePostUri,
        string? SuspendPostUri,
        string? ResumePostUri,
        string? PurgeHistoryDeleteUri,
        bool Success,
        string RunId,
        string StatusUrl,
        DateTimeOffset EstimatedCompletionTime)
    {
        public static Accepted Of(HttpManagementPayload payload, string statusUrl, DateTimeOffset estimatedCompletionTime) => new(
            payload.Id,
            payload.StatusQueryGetUri,
            payload.SendEventPostUri,
            payload.TerminatePostUri,
            payload.SuspendPostUri,
            payload.ResumePostUri,
            payload.PurgeHistoryDeleteUri,
            true,
            payload.Id!,
            statusUrl,
            estimatedCompletionTime);
    }
}
