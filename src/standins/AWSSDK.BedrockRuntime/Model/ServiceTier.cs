namespace Amazon.BedrockRuntime.Model;

/// <summary>Processing tier.</summary>
public class ServiceTier
{
    public ServiceTierType Type { get; set; }
}
