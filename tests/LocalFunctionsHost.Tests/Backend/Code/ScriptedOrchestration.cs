using DurableTask.Core;
using Newtonsoft.Json.Linq;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>An orchestrator that is one function of its context.</summary>
public sealed class ScriptedOrchestration(Func<RunContext, Task<object?>> script) : TaskOrchestration<object?, JToken?, string, string>
{
    private RunContext? _run;

    public override Task<object?> RunTask(OrchestrationContext context, JToken? input)
    {
        _run = new RunContext(context, input);
        return script(_run);
    }

    public override void RaiseEvent(OrchestrationContext context, string name, string? input) => _run!.Receive(name, input);

    public override string? GetStatus() => _run?.Status;
}
