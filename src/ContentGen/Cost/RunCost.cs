namespace ContentGen.Cost;

/// <summary>
/// What a run bought, attempts that failed included as far as the services told what they took: of a call that timed out nothing is
/// known. Cached content costs nothing.
/// </summary>
/// <param name="Characters">Characters that the speech service charged for.</param>
/// <param name="ModelUsd">Estimated US dollars for the tokens; null when the price is not known.</param>
/// <param name="SpeechUsd">Estimated US dollars for the characters; null when the price is not known.</param>
public sealed record RunCost(long InputTokens, long OutputTokens, long Characters, decimal? ModelUsd, decimal? SpeechUsd)
{
    public static RunCost None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Estimated US dollars altogether; null when a price is not known.</summary>
    public decimal? Usd => ModelUsd + SpeechUsd;

    /// <summary>Both together; a price that one does not know is not known of both.</summary>
    public RunCost Plus(RunCost other) => new(
        InputTokens + other.InputTokens,
        OutputTokens + other.OutputTokens,
        Characters + other.Characters,
        ModelUsd + other.ModelUsd,
        SpeechUsd + other.SpeechUsd);

    public RunCost Plus(ModelUsage usage, PriceTable prices) => this with
    {
        InputTokens = InputTokens + usage.InputTokens,
        OutputTokens = OutputTokens + usage.OutputTokens,
        ModelUsd = ModelUsd + prices.OfTokens(usage.ModelId, usage.InputTokens, usage.OutputTokens),
    };

    public RunCost Plus(AttemptReceipt receipt, PriceTable prices)
    {
        var cost = receipt.Usage is { ModelId.Length: > 0 } usage ? Plus(usage, prices) : this;
        return receipt is { Engine: { } engine, Characters: > 0 } ? cost.PlusSpeech(engine, receipt.Characters, prices) : cost;
    }

    public RunCost PlusSpeech(string engine, int characters, PriceTable prices) => this with
    {
        Characters = Characters + characters,
        SpeechUsd = SpeechUsd + prices.OfCharacters(engine, characters),
    };
}
