using DurableTask.Core;
using DurableTask.Core.Command;
using DurableTask.Core.Entities;
using DurableTask.Core.History;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Checks;

/// <summary>Runs code against a stored history: it must make the recorded decisions, no others, and come to the recorded end.</summary>
internal sealed class HistoryReplay(Func<RunContext, Task<object?>> code)
{
    /// <returns>What differs; null when nothing does.</returns>
    public string? Difference(OrchestrationState state, IReadOnlyList<HistoryEvent> history)
    {
        if (history.Count == 0)
        {
            return null;
        }

        var id = state.OrchestrationInstance.InstanceId;
        var recorded = history.OfType<ExecutionCompletedEvent>().SingleOrDefault();
        var executor = new TaskOrchestrationExecutor(
            new OrchestrationRuntimeState([.. history.Where(item => item != recorded)]),
            new ScriptedOrchestration(code),
            BehaviorOnContinueAsNew.Carryover,
            new TaskOrchestrationEntityParameters(),
            ErrorPropagationMode.UseFailureDetails);
        var decisions = executor.Execute().Actions.ToList();
        if (recorded is null)
        {
            return decisions.Count > 0 ? $"{id}: the replay goes on with {decisions[0].OrchestratorActionType}" : null;
        }

        return decisions is [OrchestrationCompleteOrchestratorAction end] && end.OrchestrationStatus == recorded.OrchestrationStatus && end.Result == recorded.Result
            ? null
            : $"{id}: the replay ends with [{string.Join(", ", decisions.Select(item => item.OrchestratorActionType))}], the history with {recorded.Result}";
    }
}
