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
