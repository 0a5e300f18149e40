using System.Text;

namespace ContentGen.Text;

/// <summary>
/// Letters in disguise. Publishers style titles with mathematical, circled, squared and full-width letters, which no voice can read and
/// no comparison knows.
/// </summary>
public static class LetterForms
{
    // White on black: Unicode gives these no decomposition.
    private static readonly (int First, int Last)[] Negative = [(0x1F150, 0x1F169), (0x1F170, 0x1F189)];

    /// <summary>
    /// The text with styled letters and digits plain, and lines through or under letters removed. Signs that mean something by their
    /// form (½, ², ™, full-width punctuation) stay.
    /// </summary>
    public static string Plain(string text)
    {
        if (text.All(char.IsAscii))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(IsStroke(rune) ? "" : PlainOf(rune));
        }

        return plain.ToString();
    }

    /// <summary>The text as it is compared: compatibility forms (NFKC) of its plain letters.</summary>
    public static string Comparable(string text) =>
        text.All(char.IsAscii) ? text : Plain(text).Normalize(NormalizationForm.FormKC);

    private static string PlainOf(Rune rune)
    {
        foreach (var (first, last) in Negative)
        {
            if (rune.Value >= first && rune.Value <= last)
            {
                return ((char)('A' + rune.Value - first)).ToString();
            }
        }

        var form = rune.ToString();
        if (!MayBeStyled(rune.Value))
        {
            return form;
        }

        var plain = form.Normalize(NormalizationForm.FormKC);
        return plain.EnumerateRunes().All(Rune.IsLetterOrDigit) ? plain : form;
    }

    // Letter-like symbols, circled letters, full-width ones, mathematical ones and squared ones.
    private static bool MayBeStyled(int value) =>
        value is (>= 0x2100 and <= 0x214F) or (>= 0x24B6 and <= 0x24E9) or (>= 0xFF10 and <= 0xFF19) or (>= 0xFF21 and <= 0xFF3A)
            or (>= 0xFF41 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF) or (>= 0x1F130 and <= 0x1F149);

    private static bool IsStroke(Rune rune) =>
        rune.Value is 0x0305 or 0x0332 or 0x0333 or (>= 0x0334 and <= 0x0338) or 0x033F;
}
