using System.Buffers;

namespace ContentGen.Text;

/// <summary>Splits one line of plain text into sentences. It knows abbreviations, initials and decimal points.</summary>
public static class SentenceSplitter
{
    private const string Terminators = ".!?…。！？";
    private const string Closers = "\"')]}’”»";
    private static readonly SearchValues<char> EndSigns = SearchValues.Create(Terminators + Closers);

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "sr", "jr", "st", "mt", "vs", "no", "inc", "ltd", "co", "corp", "gen", "sen", "rep", "gov",
        "lt", "col", "sgt", "capt", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx",
        "u.s", "u.k", "u.n", "e.u", "e.g", "i.e", "a.m", "p.m", "d.c", "ph.d", "z.b", "d.h", "bzw", "ca", "sra", "mme",
    };

    /// <summary>The sentences in order, trimmed; text after the last terminator counts as a sentence too.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var (sentences, start) = (new List<string>(), 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (at >= start && Terminators.Contains(text[at], StringComparison.Ordinal) && EndAt(text, at) is { } end)
            {
                sentences.Add(text[start..end].Trim());
                start = end;
            }
        }

        return [.. sentences.Append(text[start..].Trim()).Where(sentence => sentence.Length > 0)];
    }

    /// <summary>The sentences that have their end; a last one that breaks off is left out.</summary>
    public static IReadOnlyList<string> SplitComplete(string text) => [.. Split(text).Where(IsComplete)];

    /// <summary>True for text that ends as a sentence does.</summary>
    public static bool IsComplete(string sentence)
    {
        var core = sentence.TrimEnd().TrimEnd(Closers.ToCharArray());
        return core.Length > 0 && core[^1] != '…' && Terminators.Contains(core[^1], StringComparison.Ordinal)
            && !core.EndsWith("..", StringComparison.Ordinal);
    }

    /// <summary>The text with a point at its end, unless it ends as a sentence does.</summary>
    public static string Ended(string text) => IsComplete(text) ? text : text.TrimEnd('…', '.', ' ', ':', ',') + ".";

    /// <summary>Where a sentence ends that is terminated at <paramref name="index"/>; null when it goes on.</summary>
    private static int? EndAt(string text, int index)
    {
        var more = text.AsSpan(index).IndexOfAnyExcept(EndSigns);
        var (end, wide) = (more < 0 ? text.Length : index + more, text[index] > '\u3000');
        return end == text.Length || wide || (StartsSentence(text, end) && !IsAbbreviation(text, index)) ? end : null;
    }

    private static bool StartsSentence(string text, int index) =>
        char.IsWhiteSpace(text[index]) && index + 1 < text.Length && !char.IsLower(text[index + 1]);

    private static bool IsAbbreviation(string text, int dot)
    {
        if (text[dot] != '.')
        {
            return false;
        }

        var start = dot;
        while (start > 0 && (char.IsLetter(text[start - 1]) || text[start - 1] == '.'))
        {
            start--;
        }

        var word = text[start..dot];
        return (word.Length == 1 && char.IsUpper(word[0])) || Abbreviations.Contains(word);
    }
}
