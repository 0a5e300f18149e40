namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Names the converter of a parameter, or of every parameter of a type.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Enum | AttributeTargets.Struct)]
public class InputConverterAttribute : Attribute
{
    /// <exception cref="InvalidOperationException">The type is not an <see cref="IInputConverter"/>.</exception>
    public InputConverterAttribute(Type converterType)
    {
        ArgumentNullException.ThrowIfNull(converterType);
        if (!typeof(IInputConverter).IsAssignableFrom(converterType))
            throw new InvalidOperationException($"{converterType.Name} cannot convert inputs; implement {typeof(IInputConverter).FullName}.");
        ConverterType = converterType;
    }

    public Type ConverterType { get; }
}
