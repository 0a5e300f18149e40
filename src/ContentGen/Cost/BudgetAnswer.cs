namespace ContentGen.Cost;

/// <param name="Allowed">Whether the money may be spent.</param>
/// <param name="SpentUsd">What is spent or reserved of the day's budget, this charge included when it is allowed.</param>
public sealed record BudgetAnswer(bool Allowed, decimal SpentUsd);
