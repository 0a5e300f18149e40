namespace ContentGen.Telemetry;

/// <summary>What a look into a cache brought.</summary>
public enum CacheResult
{
    Hit,

    Miss,

    /// <summary>There was content past its time, and it was used because nothing else could be had.</summary>
    Stale,
}
