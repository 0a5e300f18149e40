namespace ContentGen.Text;

/// <summary>Reduces names and titles to what makes two of them the same: letters and digits, in lower case.</summary>
public static class NameKey
{
    public static string Of(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>First letters of the words, in lower case: "Comic Book Resources" gives "cbr".</summary>
    public static string InitialsOf(string text) =>
        string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsLetterOrDigit))
            .ToLowerInvariant();
}
