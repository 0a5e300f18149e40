namespace ContentGen.Providers.Bedrock;

/// <summary>Where a call went, for messages.</summary>
/// <param name="Region">AWS region; empty when none was found.</param>
internal sealed record BedrockCallSite(string ModelId, string Region)
{
    public string Place => Region.Length > 0 ? $"region {Region}" : "the configured region";
}
