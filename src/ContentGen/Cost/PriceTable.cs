using System.ComponentModel.DataAnnotations;

namespace ContentGen.Cost;

/// <summary>Prices, and what is bought at them.</summary>
/// <param name="Speech">US dollars for a million characters, by engine.</param>
public sealed record PriceTable(IReadOnlyList<ModelPrice> Models, IReadOnlyDictionary<string, decimal> Speech)
{
    private const decimal Million = 1_000_000m;

    public static PriceTable Empty { get; } = new([], new Dictionary<string, decimal>());

    public static PriceTable From(PriceOptions options) => new([.. options.Models], new Dictionary<string, decimal>(options.Speech));

    /// <returns>US dollars; null when the model's price is not known.</returns>
    public decimal? OfTokens(string modelId, long input, long output) => PriceOf(modelId) is { } price
        ? ((input * price.InputUsd) + (output * price.OutputUsd)) / Million
        : null;

    /// <returns>US dollars; null when the engine's price is not known.</returns>
    public decimal? OfCharacters(string engine, long characters) =>
        Speech.TryGetValue(engine, out var price) ? characters * price / Million : null;

    private ModelPrice? PriceOf(string modelId) => Models
        .Where(model => modelId.StartsWith(model.ModelId, StringComparison.Ordinal))
        .OrderBy(model => model.ModelId.Length)
        .LastOrDefault();
}

/// <summary>
/// What AWS charges, in US dollars. Section <c>ContentGen:Prices</c>. The defaults are on-demand list prices as published in 2026: for
/// Claude Haiku 4.5 those of the global inference profile, a tenth more for a regional one. AWS changes prices and accounts have their
/// own: what is configured counts. A model without an entry has no known cost.
/// </summary>
public sealed class PriceOptions
{
    /// <summary>Added to the defaults.</summary>
    public List<ModelPrice> Models { get; } =
    [
        new() { ModelId = "global.anthropic.claude-haiku-4-5", InputUsd = 1.00m, OutputUsd = 5.00m },
        new() { ModelId = "us.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
        new() { ModelId = "eu.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
        new() { ModelId = "jp.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
        new() { ModelId = "au.anthropic.claude-haiku-4-5", InputUsd = 1.10m, OutputUsd = 5.50m },
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

/// <summary>What a model's tokens cost, in US dollars for a million. An entry of <c>ContentGen:Prices:Models</c>.</summary>
public sealed record ModelPrice
{
    /// <summary>The model's id, or the beginning of several; the longest that fits counts, and of equals the last.</summary>
    [Required(ErrorMessage = "ContentGen:Prices:Models has an entry without ModelId; name a model or the beginning of its id.")]
    public string ModelId { get; init; } = "";

    /// <summary>For tokens read.</summary>
    [Range(0, 10_000, ErrorMessage = "ContentGen:Prices:Models:InputUsd must be from {1} to {2} US dollars for a million tokens.")]
    public decimal InputUsd { get; init; }

    /// <summary>For tokens written.</summary>
    [Range(0, 10_000, ErrorMessage = "ContentGen:Prices:Models:OutputUsd must be from {1} to {2} US dollars for a million tokens.")]
    public decimal OutputUsd { get; init; }
}
