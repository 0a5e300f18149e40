using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>The properties of a result type that are outputs of their own.</summary>
internal sealed class OutputProperties(IReadOnlyList<PropertyInfo> properties)
{
    public static OutputProperties Of(Type returnType)
    {
        Type type = ResultType(returnType);
        if (type.IsPrimitive || type == typeof(string) || type == typeof(void) || typeof(HttpResponseData).IsAssignableFrom(type))
            return new OutputProperties([]);
        return new OutputProperties([.. type.GetProperties().Where(IsOutput)]);
    }

    public static Type ResultType(Type returnType) =>
        returnType == typeof(Task) || returnType == typeof(ValueTask) ? typeof(void)
        : returnType.IsGenericType && returnType.GetGenericTypeDefinition() is { } definition
            && (definition == typeof(Task<>) || definition == typeof(ValueTask<>)) ? returnType.GetGenericArguments()[0]
        : returnType;

    public static bool IsOutput(PropertyInfo property) =>
        property.CanRead && property.GetIndexParameters().Length == 0
        && (typeof(HttpResponseData).IsAssignableFrom(property.PropertyType) || property.IsDefined(typeof(OutputBindingAttribute)));

    public void Collect(FunctionOutput output)
    {
        foreach (PropertyInfo property in properties)
        {
            if (output.Result is { } result)
                output.Bindings[property.Name] = property.GetValue(result);
        }
    }
}
