using System.Reflection;

namespace Microsoft.DurableTask.Entities;

/// <summary>Waits for what an operation returned and stores the state afterwards.</summary>
internal static class EntityResult
{
    public static async ValueTask<object?> UnwrapAsync(TaskEntityState store, Func<object?> state, EntityDispatch outcome)
    {
        var result = await ResultAsync(outcome);
        store.SetState(state());
        return result;
    }

    private static async ValueTask<object?> ResultAsync(EntityDispatch outcome)
    {
        switch (outcome.Result)
        {
            case Task task:
                await task;
                return ValueOf(task, outcome.DeclaredType);
            case ValueTask valueTask:
                await valueTask;
                return null;
            default:
                return IsValueTaskOfT(outcome.DeclaredType) ? await ValueTaskAsync(outcome) : outcome.Result;
        }
    }

    private static async ValueTask<object?> ValueTaskAsync(EntityDispatch outcome)
    {
        var task = (Task)outcome.DeclaredType.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(outcome.Result, null)!;
        await task;
        return ValueOf(task, typeof(Task<>).MakeGenericType(outcome.DeclaredType.GetGenericArguments()));
    }

    private static bool IsValueTaskOfT(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);

    private static object? ValueOf(Task task, Type declared)
        => declared.IsGenericType
            ? declared.GetProperty(nameof(Task<>.Result), BindingFlags.Public | BindingFlags.Instance)!.GetValue(task)
            : null;
}
