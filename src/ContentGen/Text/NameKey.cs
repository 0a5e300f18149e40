using System.Globalization;
using System.Text;

namespace ContentGen.Text;

/// <summary>
/// Reduces names and titles to what makes two of them the same: letters, their marks and digits, in lower case and plain form.
/// </summary>
public static class NameKey
{
    /// <summary>The key; a text without any letter or digit, such as a row of emoji, is its own.</summary>
    public static string Of(string text)
    {
        var key = string.Concat(LetterForms.Plain(text).EnumerateRunes().Where(IsTelling).Select(Rune.ToLowerInvariant));
        return key.Length > 0 ? key : text.Trim();
    }

    /// <summary>First letters of the words, in lower case: "Comic Book Resources" gives "cbr".</summary>
    public static string InitialsOf(string text) =>
        string.Concat(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsLetterOrDigit))
            .ToLowerInvariant();

    private static bool IsTelling(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.NonSpacingMark
            && rune.Value is not (>= 0xFE00 and <= 0xFE0F));
}
