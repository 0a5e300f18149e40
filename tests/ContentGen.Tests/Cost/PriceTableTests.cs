using ContentGen.Cost;

namespace ContentGen.Tests.Cost;

public sealed class PriceTableTests
{
    private static readonly PriceTable Prices = PriceTable.From(new PriceOptions
    {
        Models =
        {
            new() { ModelId = "us.anthropic.claude-haiku-4-5-20251001", InputUsd = 2m, OutputUsd = 10m },
            new() { ModelId = "us.anthropic", InputUsd = 50m, OutputUsd = 50m },
        },
        Speech = { ["neural"] = 20m },
    });

    [Theory]
    [InlineData("us.anthropic.claude-haiku-4-5-20251001-v1:0", 12)]
    [InlineData("eu.anthropic.claude-haiku-4-5-20251001-v1:0", 6.6)]
    [InlineData("us.anthropic.claude-opus-9", 100)]
    public void OfTokens_LongestPrefix_Counts(string model, double usd) =>
        Assert.Equal((decimal)usd, Prices.OfTokens(model, 1_000_000, 1_000_000));

    [Fact]
    public void Of_UnknownModelOrEngine_NoPrice()
    {
        Assert.Null(Prices.OfTokens("amazon.nova-micro-v1:0", 1, 1));
        Assert.Null(Prices.OfCharacters("whisper", 1));
        Assert.Equal(0.02m, Prices.OfCharacters("neural", 1_000));
    }

    [Fact]
    public void Plus_KnownPrices_AddsUp()
    {
        var cost = RunCost.None
            .Plus(Usage("us.anthropic.claude-haiku-4-5-20251001-v1:0"), Prices)
            .Plus(Usage("us.anthropic.claude-haiku-4-5-20251001-v1:0"), Prices)
            .PlusSpeech("neural", 2_000, Prices);

        Assert.Equal(new RunCost(2_000, 400, 2_000, 0.008m, 0.04m), cost);
        Assert.Equal(0.048m, cost.Usd);
    }

    [Fact]
    public void Plus_OneUnknownPrice_NoTotal()
    {
        var cost = RunCost.None.Plus(Usage("unknown"), Prices).PlusSpeech("neural", 2_000, Prices);

        Assert.Equal((1_000, null, 0.04m, null), (cost.InputTokens, cost.ModelUsd, cost.SpeechUsd, cost.Usd));
    }

    private static ModelUsage Usage(string model) => new(model, "1", 10, 1_000, 200, false, 5);
}
