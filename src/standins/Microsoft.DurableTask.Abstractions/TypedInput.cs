namespace Microsoft.DurableTask;

internal static class TypedInput
{
    public static T Cast<T>(object? input) => input switch
    {
        null => default!,
        T typed => typed,
        _ => throw new ArgumentException($"The input is a {input.GetType()}, but {typeof(T)} was expected.", nameof(input)),
    };
}
