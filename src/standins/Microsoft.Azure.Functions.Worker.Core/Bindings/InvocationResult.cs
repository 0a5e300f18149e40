namespace Microsoft.Azure.Functions.Worker;

/// <summary>What a function returned, when its type does not matter.</summary>
public abstract class InvocationResult : InvocationResult<object>
{
}
