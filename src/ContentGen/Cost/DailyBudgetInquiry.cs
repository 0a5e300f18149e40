using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace ContentGen.Cost;

/// <summary>
/// The orchestrator's side of the budget: asks before money is spent, bounded in time, and spends when there is no answer, for a brief
/// is worth more than a cent.
/// </summary>
public static class DailyBudgetInquiry
{
    /// <param name="longest">How long to wait for the answer.</param>
    public static async Task<bool> ReserveAsync(TaskOrchestrationContext context, EntityInstanceId budget, BudgetCharge charge, TimeSpan longest)
    {
        using var answered = new CancellationTokenSource();
        var ask = context.Entities.CallEntityAsync<BudgetAnswer>(budget, nameof(DailyBudgetEntity.Reserve), charge);
        var patience = context.CreateTimer(longest, answered.Token);

        var first = await Task.WhenAny(ask, patience);
        if (first == patience)
        {
            return true;
        }

        answered.Cancel(); // CancelAsync would leave the orchestration's thread.
        return !ask.IsCompletedSuccessfully || ask.Result.Allowed;
    }
}
