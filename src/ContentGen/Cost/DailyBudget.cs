using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Cost;

/// <summary>
/// The durable entity that keeps one day's account; its key is the day (UTC). Its operations run one after another, so runs that start
/// together cannot both spend the last dollar.
/// </summary>
public sealed class DailyBudgetEntity : TaskEntity<DailyBudgetState>
{
    public const string EntityName = "DailyBudget";

    public static EntityInstanceId IdOf(DateOnly day) => new(EntityName, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    [Function(EntityName)]
    public Task DispatchAsync([EntityTrigger(EntityName = EntityName)] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync(this);

    /// <summary>Answers whether the money may be spent, and sets it aside if so. May be asked again without a second effect.</summary>
    public BudgetAnswer Reserve(BudgetCharge charge)
    {
        (State, var answer) = DailyBudgetTransitions.Reserve(State, charge);
        return answer;
    }

    /// <summary>Takes note of what a purchase did cost. May be told again without a second effect.</summary>
    public void Settle(BudgetCharge charge) => State = DailyBudgetTransitions.Settle(State, charge);

    protected override DailyBudgetState InitializeState(TaskEntityOperation entityOperation) => new();
}

/// <summary>What one day has cost. Immutable; <see cref="DailyBudgetTransitions"/> makes the next one.</summary>
public sealed record DailyBudgetState
{
    /// <summary>US dollars by the id of the purchase: reserved until it is settled.</summary>
    public IReadOnlyDictionary<string, decimal> Charges { get; init; } = new Dictionary<string, decimal>();

    public decimal SpentUsd() => Charges.Values.Sum();
}

/// <summary>How a day's account changes. Pure; repeating a charge with the same id changes nothing more.</summary>
public static class DailyBudgetTransitions
{
    /// <summary>Sets money aside for a purchase, unless the budget would be exceeded.</summary>
    public static (DailyBudgetState Next, BudgetAnswer Answer) Reserve(DailyBudgetState state, BudgetCharge charge)
    {
        var spent = state.SpentUsd();
        if (state.Charges.ContainsKey(charge.Id))
        {
            return (state, new(true, spent));
        }

        return spent + charge.Usd > charge.LimitUsd
            ? (state, new(false, spent))
            : (With(state, charge), new(true, spent + charge.Usd));
    }

    /// <summary>Puts the price in the place of what was set aside.</summary>
    public static DailyBudgetState Settle(DailyBudgetState state, BudgetCharge charge) => With(state, charge);

    private static DailyBudgetState With(DailyBudgetState state, BudgetCharge charge) => state with
    {
        Charges = new Dictionary<string, decimal>(state.Charges) { [charge.Id] = charge.Usd },
    };
}

/// <param name="Id">Run and step that spend; the same purchase always has the same id.</param>
/// <param name="Usd">US dollars: an estimate when reserved, the price when settled.</param>
/// <param name="LimitUsd">The day's budget as the run knows it.</param>
public sealed record BudgetCharge(string Id, decimal Usd, decimal LimitUsd);

/// <param name="Allowed">Whether the money may be spent.</param>
/// <param name="SpentUsd">What is spent or reserved of the day's budget, this charge included when it is allowed.</param>
public sealed record BudgetAnswer(bool Allowed, decimal SpentUsd);
