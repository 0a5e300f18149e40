namespace Microsoft.Azure.Functions.Worker;

/// <summary>A value bound to a parameter; setting it replaces what the function receives.</summary>
public abstract class InputBindingData<T>
{
    public abstract BindingMetadata BindingMetadata { get; }

    public abstract T? Value { get; set; }
}
