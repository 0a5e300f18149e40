using System.ComponentModel;
using System.Globalization;

namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>Turns text of routes and queries into simple types, independent of culture.</summary>
internal static class TextConversion
{
    /// <summary>Empty text is null for nullable types.</summary>
    /// <exception cref="FormatException">The text is not a value of the type.</exception>
    /// <exception cref="NotSupportedException">The type is not made from text.</exception>
    public static object? Convert(object value, Type type)
    {
        if (type.IsInstanceOfType(value))
            return value;
        Type? underlying = Nullable.GetUnderlyingType(type);
        string text = System.Convert.ToString(value, CultureInfo.InvariantCulture)!;
        return underlying is not null && text.Length == 0 ? null : Parse(text, underlying ?? type);
    }

    private static object? Parse(string text, Type type)
    {
        if (type == typeof(DateTime))
            return DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
        if (type.IsEnum)
            return Enum.Parse(type, text, ignoreCase: true);
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
        }
        catch (Exception e) when (e.InnerException is FormatException or OverflowException)
        {
            throw new FormatException(e.InnerException.Message, e);
        }
    }
}
