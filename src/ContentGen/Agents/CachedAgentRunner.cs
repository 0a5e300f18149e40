using ContentGen.Cache;
using ContentGen.Requests;
using ContentGen.Resilience;
using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Agents;

/// <summary>Where an agent's latest output for a kind of request is kept. Only the script is of a length, a style and presenters.</summary>
internal static class OutputName
{
    public static string Of(string agent, BriefRequest request) => agent == AgentName.ScriptGenerator
        ? CacheName.Output(agent, request, request.Minutes, request.Style, request.Pair)
        : CacheName.Output(agent, request);
}

/// <summary>
/// Runs an attempt of an agent, or answers it from the cache: when the same question was answered within
/// <c>ContentGen:Cache:AgentOutput</c>, and the caller does not force fresh content. Equal questions of one process share one call.
/// Every output is kept, also one that came too late for its run.
/// </summary>
public sealed partial class CachedAgentRunner(
    AgentRunner runner,
    ContentCache cache,
    SingleFlight flights,
    IOptions<ContentGenOptions> options,
    TimeLimits limits,
    ILogger<CachedAgentRunner> logger)
{
    /// <inheritdoc cref="AgentRunner.RunAsync"/>
    public async Task<AgentResult<TOutput>> RunAsync<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent, AgentCall<TInput> call, DurableTaskClient client, CancellationToken cancellationToken)
        where TOutput : class
    {
        var name = OutputName.Of(agent.Name, call.Request);
        var fingerprint = CacheName.Fingerprint(agent.Prompt.Version, options.Value.ModelId, name, call.Input);

        // A probe has to reach the service: its outcome decides whether the breaker closes.
        if (call.Request.ForceFresh || !call.Permit.Allowed || call.Permit.ProbeToken is not null)
        {
            return await AskAsync(agent, call, client, name, fingerprint, cancellationToken);
        }

        var (result, shared) = await flights.RunAsync(
            fingerprint,
            async () => await FindAsync<TInput, TOutput>(agent.Name, call, name, fingerprint, cancellationToken)
                ?? await AskAsync(agent, call, client, name, fingerprint, cancellationToken),
            cancellationToken);
        return shared ? Shared(agent.Name, call.RunId, result) : result;
    }

    private async Task<AgentResult<TOutput>?> FindAsync<TInput, TOutput>(
        string agent, AgentCall<TInput> call, string name, string fingerprint, CancellationToken cancellationToken)
        where TOutput : class
    {
        var found = await cache.FindAsync<AgentResult<TOutput>>(name, cancellationToken);
        if (found?.Content is not { Output: not null } result
            || !found.Answers(fingerprint, options.Value.Cache.AgentOutput, limits.Time.GetUtcNow()))
        {
            Instruments.CacheRead(CacheKind.AgentOutput, CacheResult.Miss);
            return null;
        }

        Instruments.CacheRead(CacheKind.AgentOutput, CacheResult.Hit);
        LogCacheHit(call.RunId, agent, found.MadeAt);
        return result.WithoutCost(found.MadeAt);
    }

    private async Task<AgentResult<TOutput>> AskAsync<TInput, TAnswer, TOutput>(
        Agent<TInput, TAnswer, TOutput> agent,
        AgentCall<TInput> call,
        DurableTaskClient client,
        string name,
        string fingerprint,
        CancellationToken cancellationToken)
        where TOutput : class
    {
        var result = await runner.RunAsync(agent, call, client, cancellationToken);
        await cache.KeepAsync<AgentResult<TOutput>>(name, new(result, limits.Time.GetUtcNow(), fingerprint, agent.Stories(call.Input)));
        return result;
    }

    private AgentResult<TOutput> Shared<TOutput>(string agent, string runId, AgentResult<TOutput> result)
    {
        LogCallShared(runId, agent);
        return result.WithoutCost(result.CachedAt ?? limits.Time.GetUtcNow());
    }

    [LoggerMessage(2401, LogLevel.Debug, "Run {RunId}: {Step} is answered from the cache, made at {MadeAt:O}")]
    private partial void LogCacheHit(string runId, string step, DateTimeOffset madeAt);

    [LoggerMessage(2402, LogLevel.Debug, "Run {RunId}: {Step} shares the call that another run had under way")]
    private partial void LogCallShared(string runId, string step);
}
