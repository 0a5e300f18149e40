namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Turns what a trigger delivered into the value of a parameter.</summary>
public interface IInputConverter
{
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
