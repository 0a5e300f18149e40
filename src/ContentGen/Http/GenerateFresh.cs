using System.Diagnostics;
using System.Net;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Runs;
using ContentGen.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Http;

/// <summary><c>POST /api/generate-fresh</c>: starts a run and answers 202 at once. Bad input starts nothing.</summary>
public sealed class GenerateFresh(
    RunInputs inputs,
    StartLimiter limiter,
    IOptionsMonitor<AmazonPollyOptions> amazonPolly,
    OfferedVoices voices,
    TimeProvider timeProvider,
    ILogger<GenerateFresh> logger)
{
    private const int BodyLimit = 16 * 1024;
    private const string PollAfterSeconds = "5";

    [Function("GenerateFresh")]
    public async Task<HttpResponseData> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "generate-fresh")] HttpRequestData request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(request, BodyLimit, cancellationToken) is not { } body)
        {
            return await request.WriteProblemAsync(Problem.BodyTooLarge(BodyLimit), cancellationToken);
        }

        var (asked, faults) = BriefRequestReader.Read(body, amazonPolly.CurrentValue.Engine, voices);
        if (asked is null)
        {
            return await request.WriteProblemAsync(Problem.InvalidRequest(faults), cancellationToken);
        }

        var key = request.Header(IdempotencyKey.Header);
        if (key is not null && !IdempotencyKey.IsValid(key))
        {
            return await request.WriteProblemAsync(IdempotencyKey.Fault, cancellationToken);
        }

        var runId = RunIdFor(key);
        var input = inputs.For(asked, TraceIdOf(request.FunctionContext), client);
        DateTimeOffset startedAt;
        // Asking again for a run that is there costs nothing, and so is never refused.
        if (key is not null && await client.GetInstanceAsync(runId, cancellationToken) is { } known)
        {
            startedAt = Repeated(runId, known);
        }
        else if (limiter.TryStart(request, out var wait))
        {
            startedAt = await StartAsync(client, runId, input, cancellationToken);
        }
        else
        {
            return await request.WriteTooManyStartsAsync(wait, cancellationToken);
        }

        return await AcceptedAsync(request, client, runId, startedAt + input.EstimatedDuration, cancellationToken);
    }

    private string RunIdFor(string? key) =>
        key is null ? $"run-{timeProvider.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid():N}"[..32] : IdempotencyKey.ToRunId(key);

    private async Task<DateTimeOffset> StartAsync(
        DurableTaskClient client, string runId, GenerateBriefInput input, CancellationToken cancellationToken)
    {
        try
        {
            var once = new StartOrchestrationOptions(runId)
                .WithDedupeStatuses([.. StartOrchestrationOptionsExtensions.ValidDedupeStatuses]);
            await client.ScheduleNewOrchestrationInstanceAsync(GenerateBriefOrchestrator.FunctionName, input, once, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Two starts with one key at the same instant: the store lets one through, and both are answered with that run.
            if (await client.GetInstanceAsync(runId, cancellationToken) is { } other)
            {
                return Repeated(runId, other);
            }

            throw;
        }

        Log.RunAccepted(logger, runId, string.Join(",", input.Request.Categories), input.Request.MaxStories, input.Request.Language);
        return timeProvider.GetUtcNow();
    }

    private DateTimeOffset Repeated(string runId, OrchestrationMetadata known)
    {
        Log.RunRepeated(logger, runId);
        return known.CreatedAt;
    }

    private static string TraceIdOf(FunctionContext context)
    {
        if (ActivityContext.TryParse(context.TraceContext.TraceParent, null, out var caller))
        {
            return caller.TraceId.ToHexString();
        }

        return (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString();
    }

    private static async Task<HttpResponseData> AcceptedAsync(
        HttpRequestData request, DurableTaskClient client, string runId, DateTimeOffset estimate, CancellationToken cancellationToken)
    {
        var payload = client.CreateHttpManagementPayload(runId, request);
        var statusUrl = request.AbsoluteUrl($"/api/agent-status?runId={Uri.EscapeDataString(runId)}");
        var response = await request.WriteJsonAsync(
            StartAccepted.From(payload, statusUrl, estimate), HttpStatusCode.Accepted, cancellationToken: cancellationToken);
        // It is built on X-Forwarded-Host, in which a caller can write anything.
        if (Uri.TryCreate(payload.StatusQueryGetUri, UriKind.Absolute, out _))
        {
            response.Headers.Add("Location", payload.StatusQueryGetUri);
        }

        response.Headers.Add("Retry-After", PollAfterSeconds);
        response.Headers.Add("Cache-Control", "no-store");
        return response;
    }
}
