namespace ContentGen.Telemetry;

/// <summary>What a cache keeps.</summary>
public enum CacheKind
{
    ExternalApi,

    AgentOutput,

    Speech,
}
