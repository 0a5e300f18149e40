using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ContentGen.Text;

namespace ContentGen.Speech.Ssml;

/// <summary>Makes any text speakable: what XML forbids or Amazon Polly refuses is left out, the rest stays as it is.</summary>
public static partial class SpeechText
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// Drops broken surrogates, control, formatting, private-use and unassigned characters; makes each run of white space one space;
    /// trims. The joiners that some scripts spell words with are kept. Emoji are silent, and so is "&lt;3".
    /// </summary>
    public static string Clean(string text)
    {
        text = Heart().Replace(text, " ");
        var clean = new StringBuilder(text.Length);
        var (spacePending, afterEmoji) = (false, false);
        for (var index = 0; index < text.Length;)
        {
            var wellFormed = Rune.DecodeFromUtf16(text.AsSpan(index), out var rune, out var consumed) == OperationStatus.Done;
            index += consumed;
            if (!wellFormed || IsUnspeakable(rune))
            {
                continue;
            }

            afterEmoji = Emoji.IsPart(rune) || (afterEmoji && rune.Value == ZeroWidthJoiner);
            if (Rune.IsWhiteSpace(rune) || afterEmoji)
            {
                spacePending = clean.Length > 0;
                continue;
            }

            clean.Append(spacePending ? " " : "").Append(rune.ToString());
            spacePending = false;
        }

        return clean.ToString();
    }

    /// <summary>True when there is something to say: a letter, a digit or a symbol with a name.</summary>
    public static bool IsSpeakable(string text) => text.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) || IsSpokenSymbol(rune));

    [GeneratedRegex(@"<3(?!\d)")]
    private static partial Regex Heart();

    private static bool IsSpokenSymbol(Rune rune) =>
        "&@%#§".Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.CurrencySymbol or UnicodeCategory.MathSymbol;

    // Tab and line feed are control characters, the joiners are formatting ones; all of them mean something.
    private static bool IsUnspeakable(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && rune.Value is not (ZeroWidthNonJoiner or ZeroWidthJoiner)
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned;
}
