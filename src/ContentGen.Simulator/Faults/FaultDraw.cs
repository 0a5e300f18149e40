namespace ContentGen.Simulator.Faults;

/// <summary>What was decided for one call.</summary>
/// <param name="Rule">The fault to inject, or null when the call goes well.</param>
/// <param name="Ordinal">The number of calls of the same service and agent before this one since the plan was set.</param>
/// <param name="FaultOrdinal">The number of those that were made faulty.</param>
internal sealed record FaultDraw(FaultRule? Rule, long Ordinal, long FaultOrdinal);
