using ContentGen.CircuitBreaker;
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
