namespace ContentGen.Telemetry;

/// <summary>What a look into a cache brought.</summary>
public enum CacheResult
{
    Hit,

    /// <summary>There was nothing, or nothing recent.</summary>
    Miss,
}
