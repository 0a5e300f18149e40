using System.Reflection;

namespace Microsoft.DurableTask.Entities;

/// <summary>Binds the parameters of an entity's method: the context, the operation and its input, each at most once.</summary>
internal static class EntityArguments
{
    public static object?[] Bind(TaskEntityOperation operation, MethodInfo method)
    {
        var bound = new HashSet<string>(StringComparer.Ordinal);
        return [.. method.GetParameters().Select(parameter => Bind(operation, method, parameter, bound))];
    }

    private static object? Bind(TaskEntityOperation operation, MethodInfo method, ParameterInfo parameter, HashSet<string> bound)
    {
        var (concept, value) = parameter.ParameterType switch
        {
            var type when type == typeof(TaskEntityContext) => ("context", operation.Context),
            var type when type == typeof(TaskEntityOperation) => ("operation", operation),
            _ => ("input", Input(operation, method, parameter)),
        };
        return bound.Add(concept)
            ? value
            : throw new InvalidOperationException(
                $"Operation '{operation.Name}' cannot be dispatched to '{method}': parameter '{parameter.Name}' would receive the {concept}, which another parameter has already.");
    }

    private static object? Input(TaskEntityOperation operation, MethodInfo method, ParameterInfo parameter)
    {
        if (operation.HasInput) return operation.GetInput(parameter.ParameterType);
        return parameter.HasDefaultValue
            ? parameter.DefaultValue
            : throw new InvalidOperationException(
                $"Operation '{operation.Name}' cannot be dispatched to '{method}': parameter '{parameter.Name}' needs an input and the caller gave none.");
    }
}
