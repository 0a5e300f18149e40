using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace ContentGen.Local.CommandLine;

/// <summary>Options of the commands, and values that are read within bounds, with an error that says what they must be.</summary>
internal static class OptionValues
{
    /// <param name="valueName">What help shows for the value; null for a switch.</param>
    public static Option<T> Option<T>(string name, string? valueName, string description) => new(name)
    {
        Description = description,
        HelpName = valueName,
    };

    /// <summary>An option whose value is a whole number.</summary>
    public static Option<int> Number(string name, string description, int defaultValue, int lowest, int highest) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && number >= lowest
                && number <= highest)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from {lowest} to {highest}; '{text}' is not.");
            return defaultValue;
        },
    };

    /// <returns>Null, and an error of the option, for what is no http or https address.</returns>
    public static Uri? Address(ArgumentResult result, string text, string wanted = "an http or https address")
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        result.AddError($"{((OptionResult)result.Parent!).Option.Name} must be {wanted}; '{text}' is not.");
        return null;
    }
}
