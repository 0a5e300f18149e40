using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Hosting;

/// <summary>Values for an orchestrator's parameters: the context, and the input for the parameter without a binding.</summary>
internal static class FunctionInputs
{
    public static Dictionary<string, object?> For(FunctionDescriptor function, TaskOrchestrationContext context, Func<Type, object?> input)
    {
        var arguments = new Dictionary<string, object?> { [function.Trigger.Name] = context };
        foreach (var parameter in function.Parameters.Where(TakesInput))
        {
            var type = parameter.Parameter.ParameterType;
            arguments[parameter.Name] = input(type)
                ?? (parameter.Parameter.HasDefaultValue ? parameter.Parameter.DefaultValue : Default(type));
        }

        return arguments;
    }

    public static object? Default(Type type) => type.IsValueType ? Activator.CreateInstance(type) : null;

    private static bool TakesInput(FunctionParameterDescriptor parameter) => parameter.Binding is null
        && parameter.Parameter.ParameterType != typeof(FunctionContext)
        && parameter.Parameter.ParameterType != typeof(CancellationToken);
}
