using ContentGen.Briefs;
using ContentGen.CircuitBreaker;

namespace ContentGen.Agents;

/// <summary>Input of every agent's activity: who asks, what was asked for, the breaker's permit, and the agent's own input.</summary>
public sealed record AgentCall<TInput>(string RunId, BriefRequest Request, CircuitBreakerPermit Permit, TInput Input);
