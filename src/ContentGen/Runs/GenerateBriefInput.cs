using ContentGen.Learning;
using ContentGen.Requests;

namespace ContentGen.Runs;

/// <summary>Input of the orchestration.</summary>
/// <param name="TraceId">Id of the trace that the start request belongs to, 32 hexadecimal digits.</param>
/// <param name="EstimatedDuration">What the run is expected to take.</param>
public sealed record GenerateBriefInput(BriefRequest Request, RunSettings Settings, string TraceId, TimeSpan EstimatedDuration)
{
    /// <summary>What earlier runs taught, by step; null when nothing was learned.</summary>
    public IReadOnlyDictionary<string, AgentExpectation>? Expectations { get; init; }
}
