using System.Globalization;
using System.Text;

namespace ContentGen.Agents.Grounding;

/// <summary>Reduces a text to its words in lower case between single spaces; each ideograph is a word.</summary>
internal static class Wording
{
    public static string Of(string text)
    {
        var words = new StringBuilder(" ");
        foreach (var rune in text.EnumerateRunes())
        {
            Append(words, rune);
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }

    /// <summary>True when the words of the one stand side by side in the other.</summary>
    public static bool Contains(string wording, string part) => wording.Contains(part, StringComparison.Ordinal);

    private static void Append(StringBuilder words, Rune rune)
    {
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherLetter && rune.Value >= 0x2E80)
        {
            Append(words, ' ');
            words.Append(rune).Append(' ');
        }
        else if (Rune.IsLetterOrDigit(rune) || IsAccent(rune))
        {
            words.Append(Rune.ToLowerInvariant(rune));
        }
        else if (!IsApostrophe(rune))
        {
            Append(words, ' ');
        }
    }

    private static void Append(StringBuilder words, char space)
    {
        if (words[^1] != space)
        {
            words.Append(space);
        }
    }

    private static bool IsAccent(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsApostrophe(Rune rune) => rune.Value is '\'' or '’' or '‘';
}
