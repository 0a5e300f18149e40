using ContentGen.Requests;

namespace ContentGen.Agents;

/// <summary>Asks for an agent's latest output for a kind of request, however old.</summary>
public sealed record CachedOutputQuery(string Agent, BriefRequest Request);
