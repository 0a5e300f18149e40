using System.Reflection;

namespace Microsoft.DurableTask.Entities;

/// <summary>Finds and calls the method that an entity operation names.</summary>
public static class TaskEntityOperationExtensions
{
    private const BindingFlags Methods = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <exception cref="AmbiguousMatchException">The name has several overloads.</exception>
    internal static bool TryDispatch(this TaskEntityOperation operation, object target, out EntityDispatch outcome)
    {
        outcome = default;
        if (target.GetType().GetMethod(operation.Name, Methods) is not { } method) return false;
        var arguments = EntityArguments.Bind(operation, method);
        outcome = new EntityDispatch(method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null), method.ReturnType);
        return true;
    }
}
