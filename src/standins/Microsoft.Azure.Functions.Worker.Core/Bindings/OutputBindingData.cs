namespace Microsoft.Azure.Functions.Worker;

/// <summary>A value that a function hands to an output; setting it replaces what the host receives.</summary>
public abstract class OutputBindingData<T>
{
    public abstract string Name { get; }

    public abstract string BindingType { get; }

    public abstract T? Value { get; set; }
}
