using System.Globalization;
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
        (State, var answer) = State.Reserve(charge);
        return answer;
    }

    /// <summary>Takes note of what a purchase did cost. May be told again without a second effect.</summary>
    public void Settle(BudgetCharge charge) => State = State.Settle(charge);

    /// <summary>Whether the account is of a day that is over.</summary>
    public static bool IsBefore(DateOnly day, EntityInstanceId id) =>
        DateOnly.TryParseExact(id.Key, KeyFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var of) && of < day;

    protected override DailyBudgetState InitializeState(TaskEntityOperation entityOperation) => new();
}

/// <summary>
/// What one day has cost. Immutable: a charge makes the next one, and repeating a charge with the same id changes nothing more. It is
/// written at each operation, so it does not grow with the day: what is settled is a sum, and only the latest purchases are still known by
/// their ids.
/// </summary>
public sealed record DailyBudgetState
{
    /// <summary>Purchases under way that are known by their ids: 500. What is still open when there are more counts as settled.</summary>
    public const int MostOpen = 500;

    // Settled purchases that are known by their ids: those of some thirty runs.
    private const int MostLatest = 200;

    /// <summary>US dollars of all that is settled.</summary>
    public decimal SettledUsd { get; init; }

    /// <summary>Set aside and not settled yet; the oldest first.</summary>
    public IReadOnlyList<BudgetEntry> Open { get; init; } = [];

    /// <summary>Settled last, so that what is told again has no second effect; the oldest first. In <see cref="SettledUsd"/> too.</summary>
    public IReadOnlyList<BudgetEntry> Latest { get; init; } = [];

    public decimal SpentUsd() => SettledUsd + Open.Sum(entry => entry.Usd);

    /// <summary>Sets money aside for a purchase, unless the budget would be exceeded.</summary>
    public (DailyBudgetState Next, BudgetAnswer Answer) Reserve(BudgetCharge charge)
    {
        var spent = SpentUsd();
        if (Open.Concat(Latest).Any(entry => entry.Id == charge.Id))
        {
            return (this, new(true, spent));
        }

        return spent + charge.Usd > charge.LimitUsd
            ? (this, new(false, spent))
            : (Opened(charge), new(true, spent + charge.Usd));
    }

    /// <summary>Puts the price in the place of what was set aside.</summary>
    public DailyBudgetState Settle(BudgetCharge charge)
    {
        var before = Latest.FirstOrDefault(entry => entry.Id == charge.Id)?.Usd ?? 0;
        return this with
        {
            SettledUsd = SettledUsd - before + charge.Usd,
            Open = [.. Open.Where(entry => entry.Id != charge.Id)],
            Latest = [.. Latest.Where(entry => entry.Id != charge.Id).TakeLast(MostLatest - 1), new BudgetEntry(charge.Id, charge.Usd)],
        };
    }

    // Runs that were stopped never settle; without a bound theirs would stay.
    private DailyBudgetState Opened(BudgetCharge charge)
    {
        var state = Open.Count < MostOpen ? this : Settle(charge with { Id = Open[0].Id, Usd = Open[0].Usd });
        return state with { Open = [.. state.Open, new BudgetEntry(charge.Id, charge.Usd)] };
    }
}

/// <param name="Id">As in <see cref="BudgetCharge"/>.</param>
public sealed record BudgetEntry(string Id, decimal Usd);

/// <param name="Id">Run and step that spend; the same purchase always has the same id.</param>
/// <param name="Usd">US dollars: an estimate when reserved, the price when settled.</param>
/// <param name="LimitUsd">The day's budget as the run knows it.</param>
public sealed record BudgetCharge(string Id, decimal Usd, decimal LimitUsd);

/// <param name="Allowed">Whether the money may be spent.</param>
/// <param name="SpentUsd">What is spent or reserved of the day's budget, this charge included when it is allowed.</param>
public sealed record BudgetAnswer(bool Allowed, decimal SpentUsd);
