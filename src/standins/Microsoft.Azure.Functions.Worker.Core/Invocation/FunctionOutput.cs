namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>What the function returned; middleware may change it before the trigger takes it.</summary>
internal sealed class FunctionOutput
{
    /// <summary>The whole result.</summary>
    public object? Result { get; set; }

    /// <summary>Properties of the result that carry an output binding, or are an HTTP response, by name.</summary>
    public IDictionary<string, object?> Bindings { get; } = new Dictionary<string, object?>();
}
