using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Requests;

namespace ContentGen.Agents;

/// <summary>Input of every agent's activity: who asks, what was asked for, the breaker's permit, and the agent's own input.</summary>
/// <param name="TimeLimit">Time limit of the attempt; null for <c>ContentGen:AgentTimeout</c>.</param>
public sealed record AgentCall<TInput>(
    string RunId,
    BriefRequest Request,
    CircuitBreakerPermit Permit,
    TInput Input,
    TimeSpan? TimeLimit = null);

/// <summary>What an agent's activity returns: validated output and what the model call took.</summary>
/// <param name="CachedAt">When the output was made, if it was made for another run; null when it was made for this one.</param>
public sealed record AgentResult<TOutput>(TOutput Output, ModelUsage Usage, DateTimeOffset? CachedAt = null) : ICacheable
{
    /// <summary>The same output for a run that did not pay for it; the size of the prompt that it answers stays.</summary>
    public AgentResult<TOutput> WithoutCost(DateTimeOffset madeAt) => this with
    {
        Usage = Usage.WithoutCost(),
        CachedAt = madeAt,
    };
}

/// <summary>Asks for an agent's latest output for a kind of request, however old.</summary>
/// <param name="RunId">The run in which it is to stand in; null where no story counts as told before.</param>
public sealed record CachedOutputQuery(string Agent, BriefRequest Request, string? RunId = null);
