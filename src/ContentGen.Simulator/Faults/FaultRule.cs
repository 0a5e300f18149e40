namespace ContentGen.Simulator.Faults;

/// <summary>Which calls go wrong, how, and how often.</summary>
/// <param name="Service">The service whose calls are affected.</param>
/// <param name="Mode">How they go wrong.</param>
public sealed record FaultRule(SimulatedService Service, FaultMode Mode)
{
    /// <summary>The share of calls affected, from 0 to 1. The default value is 1.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// Added before the outcome, 0 to 600,000 ms. The default value is null: 2,000 ms for <see cref="FaultMode.Slow"/>, else none.
    /// </summary>
    public int? LatencyMs { get; init; }

    /// <summary>The only agent affected; Bedrock only. The default value is null: all.</summary>
    public string? Agent { get; init; }

    internal TimeSpan Latency => TimeSpan.FromMilliseconds(LatencyMs ?? (Mode == FaultMode.Slow ? 2000 : 0));

    internal bool Covers(ServiceCall call) => call.Service == Service && (Agent is null || Agent == call.Agent);
}
