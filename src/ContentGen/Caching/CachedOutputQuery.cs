using ContentGen.Briefs;

namespace ContentGen.Caching;

/// <summary>Asks for an agent's latest output for a kind of request, however old.</summary>
public sealed record CachedOutputQuery(string Agent, BriefRequest Request);
