using System.ComponentModel.DataAnnotations;

namespace ContentGen.Providers.Bedrock;

/// <summary>
/// How the model is asked. Section <c>Bedrock</c>. Which model it is says <c>ContentGen:ModelId</c>; region, credentials and endpoint
/// are found the AWS way (<c>AWS_REGION</c>, the default credential chain, <c>AWS_ENDPOINT_URL_BEDROCK_RUNTIME</c>).
/// </summary>
public sealed class BedrockOptions
{
    public const string SectionName = "Bedrock";

    /// <summary>How freely the model words its answers. Default: 0.3. Range: 0 to 1.</summary>
    [Range(0.0, 1.0, ErrorMessage = "Bedrock:Temperature must be from {1} to {2}.")]
    public double Temperature { get; set; } = 0.3;

    /// <summary>Longest answer in tokens. Default: 4,096. Range: 256 to 64,000.</summary>
    [Range(256, 64_000, ErrorMessage = "Bedrock:MaxTokens must be from {1} to {2}.")]
    public int MaxTokens { get; set; } = 4_096;
}
