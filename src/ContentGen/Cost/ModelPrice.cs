namespace ContentGen.Cost;

/// <param name="ModelId">Beginning of the ids it holds for.</param>
/// <param name="InputUsd">US dollars for a million tokens read.</param>
/// <param name="OutputUsd">US dollars for a million tokens written.</param>
public sealed record ModelPrice(string ModelId, decimal InputUsd, decimal OutputUsd);
