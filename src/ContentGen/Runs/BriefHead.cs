using ContentGen.Requests;

namespace ContentGen.Runs;

/// <summary>What names a brief.</summary>
internal sealed record BriefHead(string RunId, DateTimeOffset GeneratedAt, BriefRequest Request, string TraceId);
