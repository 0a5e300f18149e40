namespace ContentGen.Cost;

/// <param name="Id">Run and step that spend; the same purchase always has the same id.</param>
/// <param name="Usd">US dollars: an estimate when reserved, the price when settled.</param>
/// <param name="LimitUsd">The day's budget as the run knows it.</param>
public sealed record BudgetCharge(string Id, decimal Usd, decimal LimitUsd);
