using ContentGen.CircuitBreaker;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>Input of the activity that fetches headlines.</summary>
public sealed record HeadlinesCall(string RunId, BriefRequest Request, CircuitBreakerPermit Permit);
