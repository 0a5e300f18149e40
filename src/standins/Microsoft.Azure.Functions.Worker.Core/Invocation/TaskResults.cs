using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Awaits what an asynchronous function returned.</summary>
internal static class TaskResults
{
    /// <returns>Null when the type is not a task type.</returns>
    public static Func<object, ValueTask<object?>>? Unwrapper(Type type)
    {
        if (type == typeof(Task))
            return OfTask;
        if (type == typeof(ValueTask))
            return OfValueTask;
        if (!type.IsGenericType)
            return null;
        Type definition = type.GetGenericTypeDefinition();
        string? name = definition == typeof(Task<>) ? nameof(OfTaskResult) : definition == typeof(ValueTask<>) ? nameof(OfValueTaskResult) : null;
        return name is null ? null : Close(name, type.GetGenericArguments()[0]);
    }

    private static Func<object, ValueTask<object?>> Close(string name, Type result) =>
        typeof(TaskResults).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(result).CreateDelegate<Func<object, ValueTask<object?>>>();

    private static async ValueTask<object?> OfTask(object task)
    {
        await (Task)task;
        return null;
    }

    private static async ValueTask<object?> OfValueTask(object task)
    {
        await (ValueTask)task;
        return null;
    }

    private static async ValueTask<object?> OfTaskResult<T>(object task) => await (Task<T>)task;

    private static async ValueTask<object?> OfValueTaskResult<T>(object task) => await (ValueTask<T>)task;
}
