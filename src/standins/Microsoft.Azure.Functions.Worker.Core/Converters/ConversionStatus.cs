namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Outcome of a conversion.</summary>
public enum ConversionStatus
{
    /// <summary>Not a conversion this converter knows.</summary>
    Unhandled,
    Succeeded,
    Failed,
}
