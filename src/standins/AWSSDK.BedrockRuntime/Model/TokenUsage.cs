namespace Amazon.BedrockRuntime.Model;

/// <summary>Tokens of one call.</summary>
public class TokenUsage
{
    public int? CacheReadInputTokens { get; set; }

    public int? CacheWriteInputTokens { get; set; }

    public int? InputTokens { get; set; }

    public int? OutputTokens { get; set; }

    public int? TotalTokens { get; set; }
}
