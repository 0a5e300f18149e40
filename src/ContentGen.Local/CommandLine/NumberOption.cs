using System.CommandLine;
using System.Globalization;

namespace ContentGen.Local.CommandLine;

/// <summary>Options whose value is a whole number within bounds, with an error that says so.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int defaultValue, int lowest, int highest) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => defaultValue,
        CustomParser = result =>
        {
            var text = result.Tokens.Count > 0 ? result.Tokens[^1].Value : "";
            if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest)
            {
                return number;
            }

            result.AddError($"{name} must be a whole number from {lowest} to {highest}; '{text}' is not.");
            return defaultValue;
        },
    };
}
