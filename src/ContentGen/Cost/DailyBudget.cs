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

    private const string KeyFormat = "yyyy-MM-dd";

    public static EntityInstanceId IdOf(DateOnly day) => new(EntityName, day.ToString(KeyFormat, CultureInfo.InvariantCulture));

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

    /// <summary>Whether the account is of a day that is over.</summary>
    public static bool IsBefore(DateOnly day, EntityInstanceId id) =>
        DateOnly.TryParseExact(id.Key, KeyFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var of) && of < day;

    protected override DailyBudgetState InitializeState(TaskEntityOperation entityOperation) => new();
}

/// <summary>
/// What one day has cost. Immutable; <see cref="DailyBudgetTransitions"/> makes the next one. It is written at each operation, so it
/// does not grow with the day: what is settled is a sum, and only the latest purchases are still known by their ids.
/// </summary>
public sealed record DailyBudgetState
{
    /// <summary>US dollars of all that is settled.</summary>
    public decimal SettledUsd { get; init; }

    /// <summary>Set aside and not settled yet; the oldest first.</summary>
    public IReadOnlyList<BudgetEntry> Open { get; init; } = [];

    /// <summary>Settled last, so that what is told again has no second effect; the oldest first. In <see cref="SettledUsd"/> too.</summary>
    public IReadOnlyList<BudgetEntry> Latest { get; init; } = [];

    public decimal SpentUsd() => SettledUsd + Open.Sum(entry => entry.Usd);

    /// <summary>US dollars of one purchase; null when it is not known, or not any more.</summary>
    public decimal? Find(string id) => Open.Concat(Latest).FirstOrDefault(entry => entry.Id == id)?.Usd;
}

/// <param name="Id">As in <see cref="BudgetCharge"/>.</param>
public sealed record BudgetEntry(string Id, decimal Usd);

/// <summary>How a day's account changes. Pure; repeating a charge with the same id changes nothing more.</summary>
public static class DailyBudgetTransitions
{
    /// <summary>Purchases under way that are known by their ids: 500. What is still open when there are more counts as settled.</summary>
    public const int MostOpen = 500;

    /// <summary>Settled purchases that are known by their ids: 200, those of some thirty runs.</summary>
    public const int MostLatest = 200;

    /// <summary>Sets money aside for a purchase, unless the budget would be exceeded.</summary>
    public static (DailyBudgetState Next, BudgetAnswer Answer) Reserve(DailyBudgetState state, BudgetCharge charge)
    {
        var spent = state.SpentUsd();
        if (state.Find(charge.Id) is not null)
        {
            return (state, new(true, spent));
        }

        return spent + charge.Usd > charge.LimitUsd
            ? (state, new(false, spent))
            : (Opened(state, charge), new(true, spent + charge.Usd));
    }

    /// <summary>Puts the price in the place of what was set aside.</summary>
    public static DailyBudgetState Settle(DailyBudgetState state, BudgetCharge charge)
    {
        var before = state.Latest.FirstOrDefault(entry => entry.Id == charge.Id)?.Usd ?? 0;
        return state with
        {
            SettledUsd = state.SettledUsd - before + charge.Usd,
            Open = [.. state.Open.Where(entry => entry.Id != charge.Id)],
            Latest =
            [
                .. state.Latest.Where(entry => entry.Id != charge.Id).TakeLast(MostLatest - 1),
                new BudgetEntry(charge.Id, charge.Usd),
            ],
        };
    }

    // Runs that were stopped never settle; without a bound theirs would stay.
    private static DailyBudgetState Opened(DailyBudgetState state, BudgetCharge charge)
    {
        if (state.Open.Count == MostOpen)
        {
            var (id, usd) = state.Open[0];
            state = Settle(state, charge with { Id = id, Usd = usd });
        }

        return state with { Open = [.. state.Open, new BudgetEntry(charge.Id, charge.Usd)] };
    }
}

/// <param name="Id">Run and step that spend; the same purchase always has the same id.</param>
/// <param name="Usd">US dollars: an estimate when reserved, the price when settled.</param>
/// <param name="LimitUsd">The day's budget as the run knows it.</param>
public sealed record BudgetCharge(string Id, decimal Usd, decimal LimitUsd);

/// <param name="Allowed">Whether the money may be spent.</param>
/// <param name="SpentUsd">What is spent or reserved of the day's budget, this charge included when it is allowed.</param>
public sealed record BudgetAnswer(bool Allowed, decimal SpentUsd);
