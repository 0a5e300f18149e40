namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>One conversion: what there is and what is wanted.</summary>
public abstract class ConverterContext
{
    public abstract Type TargetType { get; }

    /// <summary>Null when the trigger has no value under the parameter's name.</summary>
    public abstract object? Source { get; }

    public abstract FunctionContext FunctionContext { get; }

    public abstract IReadOnlyDictionary<string, object> Properties { get; }
}
