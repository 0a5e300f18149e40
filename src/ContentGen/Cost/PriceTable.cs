using ContentGen.Settings;

namespace ContentGen.Cost;

/// <summary>Prices, and what is bought at them.</summary>
/// <param name="Speech">US dollars for a million characters, by engine.</param>
public sealed record PriceTable(IReadOnlyList<ModelPrice> Models, IReadOnlyDictionary<string, decimal> Speech)
{
    private const decimal Million = 1_000_000m;

    public static PriceTable Empty { get; } = new([], new Dictionary<string, decimal>());

    public static PriceTable From(PriceOptions options) => new(
        [.. options.Models.Select(model => new ModelPrice(model.ModelId, model.InputUsd, model.OutputUsd))],
        new Dictionary<string, decimal>(options.Speech));

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

/// <param name="ModelId">Beginning of the ids it holds for.</param>
/// <param name="InputUsd">US dollars for a million tokens read.</param>
/// <param name="OutputUsd">US dollars for a million tokens written.</param>
public sealed record ModelPrice(string ModelId, decimal InputUsd, decimal OutputUsd);
