namespace ContentGen.Settings;

/// <summary>
/// What AWS charges, in US dollars. Section <c>ContentGen:Prices</c>. The defaults are on-demand list prices as published in 2026: for
/// Claude Haiku 4.5 those of the global inference profile, a tenth more for a regional one. AWS changes prices and accounts have their
/// own: what is configured counts. A model without an entry has no known cost.
/// </summary>
public sealed class PriceOptions
{
    /// <summary>Added to the defaults.</summary>
    public List<ModelPriceOptions> Models { get; } =
    [
        new() { ModelId = "global.anthropic.claude-haiku-4-5", InputUsd = 1.00m, OutputUsd = 5.00m },
        new() { ModelId = "us.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
        new() { ModelId = "eu.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
    ];

    /// <summary>By engine of Amazon Polly, for a million billed characters. Added to the defaults.</summary>
    public Dictionary<string, decimal> Speech { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["standard"] = 4m,
        ["neural"] = 16m,
        ["generative"] = 30m,
        ["long-form"] = 100m,
    };
}
