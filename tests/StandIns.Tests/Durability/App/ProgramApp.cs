using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using StandIns.Tests.Durability.Programs;

namespace StandIns.Tests.Durability.App;

/// <summary>The functions of the process that is killed.</summary>
public sealed class ProgramApp(WorkLog log)
{
    [Function(ProgramNames.Orchestrator)]
    public static Task<string> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => StepInterpreter.RunAsync(context);

    [Function(ProgramNames.Activity)]
    public string Work([ActivityTrigger] WorkOrder order)
    {
        int execution = log.Execute(order.Key);
        if (execution <= order.Failures) throw new InvalidOperationException($"execution {execution} fails");
        log.TakeEffect(order.Key);
        return $"{order.Value}";
    }

    [Function(ProgramNames.Journal)]
    public static Task Journal([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<JournalEntity>();

    [Function(ProgramNames.Account)]
    public static Task Account([EntityTrigger] TaskEntityDispatcher dispatcher) => dispatcher.DispatchAsync<AccountEntity>();
}
