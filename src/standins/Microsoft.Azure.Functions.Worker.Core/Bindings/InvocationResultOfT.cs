namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned; setting it replaces what the trigger receives.</summary>
public abstract class InvocationResult<T>
{
    public abstract T? Value { get; set; }
}
