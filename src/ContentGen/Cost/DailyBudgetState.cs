namespace ContentGen.Cost;

/// <summary>What one day has cost. Immutable; <see cref="DailyBudgetTransitions"/> makes the next one.</summary>
public sealed record DailyBudgetState
{
    /// <summary>US dollars by the id of the purchase: reserved until it is settled.</summary>
    public IReadOnlyDictionary<string, decimal> Charges { get; init; } = new Dictionary<string, decimal>();

    public decimal SpentUsd() => Charges.Values.Sum();
}
