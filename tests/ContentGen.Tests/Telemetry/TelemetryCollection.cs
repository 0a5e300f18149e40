namespace ContentGen.Tests.Telemetry;

/// <summary>The product's instruments are the process's: who listens to them runs alone.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TelemetryCollection
{
    public const string Name = "telemetry";
}
