using System.Net;
using System.Text.RegularExpressions;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Turns what news services deliver into text that can be read aloud.</summary>
internal static partial class Prose
{
    private const StringSplitOptions Trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;

    private static readonly char[] Openers = ['"', '\'', '“', '‘', '$', '£', '€'];

    /// <summary>Complete sentences only: a text cut off by the news service loses its last, broken one.</summary>
    public static IEnumerable<string> Sentences(string text)
    {
        var isCutOff = CutOffPattern().IsMatch(text);
        var lines = Clean(CutOffPattern().Replace(text, "")).Split('\n', Trimmed);
        for (var line = 0; line < lines.Length; line++)
        {
            var sentences = SentenceSplitter.Split(lines[line]).ToList();
            if (isCutOff && line == lines.Length - 1)
            {
                sentences.RemoveAt(sentences.Count - 1);
            }

            foreach (var sentence in sentences.Where(IsReadable))
            {
                yield return Closed(sentence);
            }
        }
    }

    /// <summary>A title without the publisher's name at its end.</summary>
    public static string Headline(string title, string? source)
    {
        var clean = Clean(title).Replace('\n', ' ');
        while (PublisherPattern().Match(clean) is { Success: true } match && IsPublisher(match.Groups["name"].Value, clean, source))
        {
            clean = clean[..match.Index].TrimEnd();
        }

        return clean;
    }

    /// <summary>Ends the text as a sentence, unless it ends as one already.</summary>
    public static string Closed(string text)
    {
        var trimmed = text.TrimEnd(' ', ',', ';', ':', '-', '–', '—', '|');
        return trimmed.Length == 0 || EndPattern().IsMatch(trimmed) ? trimmed : trimmed + ".";
    }

    public static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static string Clean(string text)
    {
        var plain = TagPattern().Replace(WebUtility.HtmlDecode(text), " ");
        plain = AddressPattern().Replace(plain, " ");
        plain = plain.Replace("\r\n", "\n").Replace('\r', '\n');
        return SpacePattern().Replace(plain, " ").Trim();
    }

    // A line such as "Read more" or a picture's credit is no sentence.
    private static bool IsReadable(string sentence) =>
        Words(sentence) is >= 4 and <= 45 && sentence.TrimStart(Openers) is { Length: > 0 } core && char.IsLetterOrDigit(core[0]);

    private static bool IsPublisher(string name, string title, string? source) =>
        string.Equals(name, source, StringComparison.OrdinalIgnoreCase) || (Words(name) <= 4 && Words(title) - Words(name) >= 4);

    [GeneratedRegex(@"\s*(…|\.\.\.)?\s*\[\+\d+ chars\]\s*$|\s*(…|\.\.\.)\s*$")]
    private static partial Regex CutOffPattern();

    [GeneratedRegex(@"\s+[-–|]\s+(?<name>[^-–|]+)$")]
    private static partial Regex PublisherPattern();

    [GeneratedRegex(@"[.!?…。！？؟][""'”’)」』]*$")]
    private static partial Regex EndPattern();

    [GeneratedRegex(@"<[^<>]*>")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\b(https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex AddressPattern();

    [GeneratedRegex(@"[^\S\n]+")]
    private static partial Regex SpacePattern();
}

/// <summary>Cuts running text into sentences, leaving abbreviations and initials alone.</summary>
internal static partial class SentenceSplitter
{
    private static readonly string[] Abbreviations =
        """
        Mr. Mrs. Ms. Dr. Prof. St. Jr. Sr. vs. No. Gen. Sen. Rep. Gov. Inc. Ltd. Co. Corp. e.g. i.e.
        Jan. Feb. Mar. Apr. Aug. Sept. Oct. Nov. Dec.
        """.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    public static IEnumerable<string> Split(string text)
    {
        var start = 0;
        foreach (Match end in EndPattern().Matches(text))
        {
            // Behind an abbreviation only another mark ends the sentence.
            if (IsAbbreviation(text[..(end.Index + 1)]) && !end.Value.AsSpan(1).ContainsAny('.', '!', '?'))
            {
                continue;
            }

            yield return text[start..(end.Index + end.Length)].Trim();
            start = end.Index + end.Length;
        }

        if (text[start..].Trim() is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool IsAbbreviation(string text)
    {
        var word = text[(text.LastIndexOf(' ') + 1)..].TrimStart('(', '"', '“', '‘', '\'');
        return InitialsPattern().IsMatch(word) || Abbreviations.Contains(word);
    }

    // The last mark, with the quotation marks and brackets that it closes; the next sentence does not start with a small letter.
    [GeneratedRegex("""[.!?](?![.!?])["'”’).!?]*(?=\s\P{Ll})""")]
    private static partial Regex EndPattern();

    // "J." and "U.S."
    [GeneratedRegex(@"^(\p{Lu}\.)+$")]
    private static partial Regex InitialsPattern();
}
