namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger of a run knew.</summary>
public abstract class BindingContext
{
    /// <summary>Values by name: route values and the query for HTTP, the instance id for durable functions.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
