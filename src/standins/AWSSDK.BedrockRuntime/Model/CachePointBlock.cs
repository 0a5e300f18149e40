namespace Amazon.BedrockRuntime.Model;

/// <summary>Everything before this point may be cached.</summary>
public class CachePointBlock
{
    public CachePointType Type { get; set; }
}
