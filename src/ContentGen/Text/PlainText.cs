using System.Globalization;
using System.Text;

namespace ContentGen.Text;

/// <summary>Makes one line of plain text out of what publishers and models deliver.</summary>
public static class PlainText
{
    /// <summary>Longer input is cut before anything else is done with it: no publisher's field is meant to be that long.</summary>
    public const int LongestInput = 20_000;

    private const int MostEncodings = 5;
    private const int Joiner = 0x200D;
    private const int NonJoiner = 0x200C;
    private const int BlackFlag = 0x1F3F4;

    /// <summary>
    /// Removes HTML (however often it was escaped) and the marks of Markdown, control, bidirectional and other invisible characters;
    /// makes styled letters plain, and joins white space. Joined emoji stay whole. Null becomes the empty text.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var plain = text.Length > LongestInput ? text[..LongestInput] : text;
        for (var round = 0; round < MostEncodings && HtmlText.IsLikely(plain); round++)
        {
            var read = HtmlText.Of(plain);
            if (read == plain)
            {
                break;
            }

            plain = read;
        }

        return JoinLines(MarkdownMarks.Remove(LetterForms.Plain(plain)));
    }

    /// <summary>Removes control, bidirectional and other invisible characters, and joins white space; leaves everything else.</summary>
    public static string JoinLines(string text)
    {
        var line = new StringBuilder(text.Length);
        var last = default(Rune);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (isSpace && line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
            else if (!isSpace && (IsVisible(rune) || Joins(rune, last)))
            {
                line.Append(rune);
            }

            last = rune;
        }

        return line.ToString().TrimEnd(' ', (char)Joiner, (char)NonJoiner);
    }

    // A lone surrogate is enumerated as the replacement character, which says nothing to a listener either.
    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    // Invisible, but what stands around them is another sign without them: families, flags of England, Persian and Indic words.
    private static bool Joins(Rune rune, Rune last) => rune.Value switch
    {
        Joiner => Emoji.IsPart(last) || IsOfJoiningScript(last),
        NonJoiner => IsOfJoiningScript(last),
        >= Emoji.FirstTag and <= Emoji.LastTag => last.Value is BlackFlag or (>= Emoji.FirstTag and <= Emoji.LastTag),
        _ => false,
    };

    private static bool IsOfJoiningScript(Rune rune) => rune.Value is >= 0x0600 and <= 0x0DFF;
}

/// <summary>Emoji and what belongs to them.</summary>
public static class Emoji
{
    internal const int FirstTag = 0xE0020;
    internal const int LastTag = 0xE007F;

    /// <summary>True for a pictograph, a colour or a selector of its form; not for digits, © and other signs that are read.</summary>
    public static bool IsPart(Rune rune) => rune.Value is
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2600 and <= 0x27BF) or (>= 0x2B00 and <= 0x2BFF) or (>= 0x2300 and <= 0x23FF)
        or (>= 0x25AA and <= 0x25FE) or (>= 0x2190 and <= 0x21FF) or 0xFE0F or 0xFE0E or 0x20E3 or (>= FirstTag and <= LastTag);
}
