using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>The app's orchestrators, activities and entities by name, without regard to case.</summary>
internal sealed class DurableFunctionRegistry(IFunctionCatalog catalog)
{
    private readonly Lazy<Dictionary<string, FunctionDescriptor>> _orchestrators = new(
        () => Collect<OrchestrationTriggerAttribute>(catalog, trigger => trigger.Orchestration));

    private readonly Lazy<Dictionary<string, FunctionDescriptor>> _activities = new(
        () => Collect<ActivityTriggerAttribute>(catalog, trigger => trigger.Activity));

    private readonly Lazy<Dictionary<string, FunctionDescriptor>> _entities = new(
        () => Collect<EntityTriggerAttribute>(catalog, trigger => trigger.EntityName));

    public FunctionDescriptor Orchestrator(string name) => Find(_orchestrators.Value, "an orchestrator", name);

    public FunctionDescriptor Activity(string name) => Find(_activities.Value, "an activity", name);

    public FunctionDescriptor Entity(string name) => Find(_entities.Value, "an entity", name);

    private static FunctionDescriptor Find(Dictionary<string, FunctionDescriptor> functions, string kind, string name)
        => functions.TryGetValue(name, out var function) ? function : throw new MissingFunctionException(kind, name, functions.Keys);

    private static Dictionary<string, FunctionDescriptor> Collect<T>(IFunctionCatalog catalog, Func<T, string?> name)
        where T : Attribute
    {
        var functions = new Dictionary<string, FunctionDescriptor>(StringComparer.OrdinalIgnoreCase);
        foreach (var function in catalog.Functions)
        {
            if (function.Trigger.Binding is not { } binding || (object)binding is not T trigger) continue;
            var key = string.IsNullOrEmpty(name(trigger)) ? function.Name : name(trigger)!;
            if (!functions.TryAdd(key, function))
            {
                throw new FunctionsHostStartException(
                    $"'{functions[key].EntryPoint}' and '{function.EntryPoint}' share the durable name '{key}'. Rename one of them.");
            }
        }

        return functions;
    }
}
