using ContentGen.Briefs;
using ContentGen.CircuitBreaker;

namespace ContentGen.Headlines;

/// <summary>Input of the activity that fetches headlines.</summary>
public sealed record HeadlinesCall(string RunId, BriefRequest Request, CircuitBreakerPermit Permit);
