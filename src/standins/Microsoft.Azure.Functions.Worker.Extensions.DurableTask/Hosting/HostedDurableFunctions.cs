using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Http;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Runs the app's functions through the worker: scope, middleware, parameters.</summary>
internal sealed class HostedDurableFunctions(
    DurableFunctionRegistry registry, IFunctionInvoker invoker, DataConverter converter, DurableHttpActivity http, IServiceProvider services)
    : IDurableFunctions
{
    public void RequireOrchestrator(string name) => registry.Orchestrator(name);

    public void RequireEntity(string name) => registry.Entity(name);

    public async Task<string?> RunOrchestratorAsync(TaskOrchestrationContext context, string? input)
    {
        var function = registry.Orchestrator(context.Name);
        var arguments = FunctionInputs.For(function, context, type => converter.Deserialize(input, type));
        return converter.Serialize(await invoker.InvokeAsync(function, new FunctionInvocationRequest
        {
            Arguments = arguments,
            BindingData = InstanceData(context.InstanceId),
            TraceParent = (context as DurableOrchestrationContext)?.TraceParent,
        }));
    }

    public async Task<string?> RunActivityAsync(ActivityWorkItem item, CancellationToken cancellation)
    {
        if (item.Name == DurableHttpCall.ActivityName) return await http.RunAsync(item.Input, converter, cancellation);
        var function = registry.Activity(item.Name);
        var data = InstanceData(item.InstanceId);
        var input = converter.Deserialize(item.Input, function.Trigger.Parameter.ParameterType);
        return converter.Serialize(await invoker.InvokeAsync(function, new FunctionInvocationRequest
        {
            Arguments = new Dictionary<string, object?>(data)
            {
                [function.Trigger.Name] = input ?? FunctionInputs.Default(function.Trigger.Parameter.ParameterType),
            },
            BindingData = data,
            TraceParent = item.TraceParent,
            CancellationToken = cancellation,
        }));
    }

    public async Task RunEntityAsync(EntityInstanceId id, Func<ITaskEntity, Task> perform, CancellationToken cancellation)
    {
        var function = registry.Entity(id.Name);
        await invoker.InvokeAsync(function, new FunctionInvocationRequest
        {
            Arguments = new Dictionary<string, object?> { [function.Trigger.Name] = new TaskEntityDispatcher(perform, services) },
            BindingData = InstanceData(id.ToString()),
            CancellationToken = cancellation,
        });
    }

    private static Dictionary<string, object?> InstanceData(string id) => new() { ["instanceId"] = id };
}
