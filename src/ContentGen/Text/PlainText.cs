using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace ContentGen.Text;

/// <summary>Makes one line of plain text out of what publishers and models deliver.</summary>
public static partial class PlainText
{
    /// <summary>Longer input is cut before anything else is done with it: no publisher's field is meant to be that long.</summary>
    public const int LongestInput = 20_000;

    /// <summary>
    /// Removes HTML (also when it was escaped once), control, bidirectional and other invisible characters, and joins white space.
    /// Null becomes the empty text.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "";
        }

        var bounded = text.Length > LongestInput ? text[..LongestInput] : text;
        return JoinLines(StripHtml(WebUtility.HtmlDecode(StripHtml(bounded))));
    }

    /// <summary>Removes control, bidirectional and other invisible characters, and joins white space; leaves everything else.</summary>
    public static string JoinLines(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            Append(line, rune);
        }

        return line.ToString().TrimEnd();
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
        {
            if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
        else if (IsVisible(rune))
        {
            line.Append(rune);
        }
    }

    // A lone surrogate is enumerated as the replacement character, which says nothing to a listener either.
    private static bool IsVisible(Rune rune) =>
        rune != Rune.ReplacementChar
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string StripHtml(string text) =>
        text.Contains('<', StringComparison.Ordinal)
            ? AnyTag().Replace(BlockTag().Replace(Unread().Replace(text, " "), " "), "")
            : text;

    [GeneratedRegex("<!--.*?-->|<script\\b.*?</script\\s*>|<style\\b.*?</style\\s*>", Rules)]
    private static partial Regex Unread();

    [GeneratedRegex("</?(?:p|br|hr|div|section|li|ul|ol|h[1-6]|td|th|tr|table|blockquote|img|figure|figcaption)\\b[^<>]*>", Rules)]
    private static partial Regex BlockTag();

    [GeneratedRegex("</?[a-z][^<>]*>|<!doctype[^<>]*>", Rules)]
    private static partial Regex AnyTag();

    private const RegexOptions Rules = RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant;
}
