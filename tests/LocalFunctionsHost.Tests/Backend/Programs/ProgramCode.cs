using System.Text.Json;
using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Programs;

/// <summary>The interpreter, its activity and its entities.</summary>
public static class ProgramCode
{
    /// <param name="execute">Tells which execution of this key it is, beginning with 1.</param>
    /// <param name="takeEffect">Does what must not be done twice.</param>
    public static TestCode Create(Func<string, int> execute, Action<string> takeEffect)
    {
        var code = new TestCode();
        code.Orchestrator(StepInterpreter.RunAsync, ProgramNames.Orchestrator);
        code.Activity((string input) => Task.FromResult(Work(JsonSerializer.Deserialize<WorkOrder>(input)!)), ProgramNames.Activity);
        code.Entity<JournalEntity>(ProgramNames.Journal);
        code.Entity<AccountEntity>(ProgramNames.Account);
        return code;

        string Work(WorkOrder order)
        {
            var execution = execute(order.Key);
            if (execution <= order.Failures)
            {
                throw new InvalidOperationException($"execution {execution} fails");
            }

            takeEffect(order.Key);
            return $"{order.Value}";
        }
    }
}
