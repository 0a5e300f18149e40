using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.Bedrock;
using ContentGen.Requests;
using ContentGen.Resilience;
using ContentGen.Settings;
using ContentGen.Telemetry;

namespace ContentGen.Agents;

/// <summary>
/// Runs an attempt of an agent, or answers it from the cache: when the same question was answered within
/// <c>ContentGen:Cache:AgentOutput</c>, and the caller does not force fresh content. Equal questions of one process share one call.
/// Every output is kept, also one that came too late for its run.
/// </summary>
public sealed partial class AgentRunner(
    IStructuredModel model,
    ICircuitBreakerGate gate,
    ContentCache cache,
    SingleFlight flights,
    IOptions<ContentGenOptions> options,
    TimeLimits limits,
    ILogger<AgentRunner> logger)
{
    /// <exception cref="CircuitOpenException">The call's permit was refused.</exception>
    /// <exception cref="InvalidOutputException">The answer to the repair turn was invalid too.</exception>
    /// <exception cref="CategorizedException">
    /// The model could not be called, or did not answer in time; with a receipt of what was bought.
    /// </exception>
    public async Task<AgentResult<TOutput>> RunAsync<TInput, TOutput>(
        Agent<TInput, TOutput> agent, AgentCall<TInput> call, DurableTaskClient client, CancellationToken cancellationToken)
        where TOutput : class
    {
        if (!call.Permit.Allowed)
        {
            throw new CircuitOpenException(call.Permit.Service);
        }

        var name = OutputName.Of(agent.Name, call.Request);
        var fingerprint = CacheName.Fingerprint(agent.Prompt.Version, options.Value.ModelId, name, call.Input);

        // A probe has to reach the service: its outcome decides whether the breaker closes.
        if (call.Request.ForceFresh || call.Permit.ProbeToken is not null)
        {
            return await AskAndKeepAsync();
        }

        var (result, shared) = await flights.RunAsync(
            fingerprint, async () => await FindAsync() ?? await AskAndKeepAsync(), cancellationToken);
        if (!shared)
        {
            return result;
        }

        LogCallShared(call.RunId, agent.Name);
        return result.WithoutCost(result.CachedAt ?? limits.Time.GetUtcNow());

        async Task<AgentResult<TOutput>?> FindAsync()
        {
            var found = await cache.FindAsync<AgentResult<TOutput>>(name, cancellationToken);
            if (found?.Content is not { Output: not null } kept
                || !found.Answers(fingerprint, options.Value.Cache.AgentOutput, limits.Time.GetUtcNow()))
            {
                Instruments.CacheRead(CacheKind.AgentOutput, CacheResult.Miss);
                return null;
            }

            Instruments.CacheRead(CacheKind.AgentOutput, CacheResult.Hit);
            LogCacheHit(call.RunId, agent.Name, found.MadeAt);
            return kept.WithoutCost(found.MadeAt);
        }

        async Task<AgentResult<TOutput>> AskAndKeepAsync()
        {
            var made = await AskAsync(agent, call, client, cancellationToken);
            await cache.KeepAsync<AgentResult<TOutput>>(name, new(made, limits.Time.GetUtcNow(), fingerprint, agent.Stories(call.Input)));
            return made;
        }
    }

    /// <summary>
    /// Makes one attempt: a call to the model and, when its answer is invalid, one more that shows the model what was wrong. Each call
    /// passes the breaker's gate; both share the attempt's time limit. Nothing is kept, so an attempt may be repeated.
    /// </summary>
    private async Task<AgentResult<TOutput>> AskAsync<TInput, TOutput>(
        Agent<TInput, TOutput> agent,
        AgentCall<TInput> call,
        DurableTaskClient client,
        CancellationToken cancellationToken)
        where TOutput : class
    {
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, options.Value.AgentTimeout, limits, call.TimeLimit);
        var usage = new ModelUsage("", agent.Prompt.Version, 0, 0, 0, Repaired: false, 0);
        try
        {
            var output = await limit.HoldAsync(ConverseAsync, cancellationToken);
            return new(output, usage);
        }
        catch (CategorizedException failure) when (failure is not CircuitOpenException || usage.InputTokens > 0)
        {
            failure.Receipt = new AttemptReceipt(Guid.NewGuid().ToString("N"), call.RunId, usage with { Repaired = false });
            throw;
        }

        async Task<TOutput> ConverseAsync()
        {
            var question = new StructuredRequest(
                agent.Name, agent.Prompt.Text, agent.Question(call.Request, call.Input), agent.Schema)
            {
                TokensNeeded = agent.TokensNeeded(call.Request),
            };
            var answer = await CompleteAsync(question);
            var first = agent.Read(answer, call.Request, call.Input);
            if (first.Output is { } accepted)
            {
                return accepted;
            }

            RepairNeeded(call.RunId, agent.Name, first.Logged());
            var repaired = await CompleteAsync(question with { Correction = new(answer, first.Correction) });
            var second = agent.Read(repaired, call.Request, call.Input);
            return second.Output ?? throw new InvalidOutputException(
                $"{agent.Name}: the model's answer is invalid, also after one repair turn. {second.Logged(most: 3)}");
        }

        async Task<StructuredAnswer> CompleteAsync(StructuredRequest request)
        {
            StructuredAnswer? answer = null;
            var start = limits.Time.GetTimestamp();
            try
            {
                return answer = await gate.CallAsync(
                    client,
                    call.Permit,
                    token => limit.CallAsync("Bedrock", inner => model.CompleteAsync(request, inner), token),
                    cancellationToken);
            }
            finally
            {
                // Of a call that failed it is known what was sent and how long it took, but no tokens.
                usage = usage.Plus(new(
                    answer?.ModelId ?? "",
                    agent.Prompt.Version,
                    request.Characters,
                    answer?.InputTokens ?? 0,
                    answer?.OutputTokens ?? 0,
                    Repaired: request.Correction is not null,
                    (long)limits.Time.GetElapsedTime(start).TotalMilliseconds));
            }
        }
    }

    [LoggerMessage(2201, LogLevel.Warning, "Run {RunId}, {Agent}: the answer is invalid and goes back to the model once. {Problems}")]
    private partial void RepairNeeded(string runId, string agent, string problems);

    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    private partial void LogCacheHit(string runId, string step, DateTimeOffset madeAt);

    [LoggerMessage(2402, LogLevel.Debug, "Run {RunId}: {Step} shares the call that another run had under way")]
    private partial void LogCallShared(string runId, string step);
}

/// <summary>Where an agent's latest output for a kind of request is kept. Only the script is of a length, a style and presenters.</summary>
internal static class OutputName
{
    public static string Of(string agent, BriefRequest request) => agent == AgentName.ScriptGenerator
        ? CacheName.Output(agent, request, request.Minutes, request.Style, request.Pair)
        : CacheName.Output(agent, request);
}
