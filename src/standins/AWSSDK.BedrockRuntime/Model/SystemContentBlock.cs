namespace Amazon.BedrockRuntime.Model;

/// <summary>Part of the system prompt: exactly one property is set.</summary>
public class SystemContentBlock
{
    public CachePointBlock CachePoint { get; set; }

    public string Text { get; set; }
}
