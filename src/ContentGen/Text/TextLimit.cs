using System.Globalization;

namespace ContentGen.Text;

/// <summary>Cuts plain text to a length without leaving half a word or half a sentence.</summary>
public static class TextLimit
{
    /// <summary>The text itself, or its longest beginning of whole words that fits.</summary>
    public static string Words(string text, int characters)
    {
        if (text.Length <= characters)
        {
            return text;
        }

        var cut = WholeCharacters(text, characters);
        var space = text.LastIndexOf(' ', cut, cut);
        return text[..(space > 0 ? space : cut)].TrimEnd(' ', ',', ';', ':', '-', '–', '—');
    }

    /// <summary>The text itself, or as many of its first whole sentences as fit; the empty text when not even one does.</summary>
    public static string Sentences(string text, int characters) =>
        text.Length <= characters ? text : Join(SentenceSplitter.SplitComplete(text), characters);

    /// <summary>As many of the first sentences as fit, joined by a space.</summary>
    public static string Join(IEnumerable<string> sentences, int characters)
    {
        var joined = "";
        foreach (var sentence in sentences)
        {
            var longer = joined.Length == 0 ? sentence : $"{joined} {sentence}";
            if (longer.Length > characters)
            {
                break;
            }

            joined = longer;
        }

        return joined;
    }

    // Up to the last boundary between what a reader takes for one sign: no half emoji, no letter without its accent.
    private static int WholeCharacters(string text, int characters)
    {
        var cut = 0;
        var next = StringInfo.GetNextTextElementLength(text);
        while (next <= characters)
        {
            cut = next;
            next += StringInfo.GetNextTextElementLength(text, next);
        }

        return cut > 0 ? cut : characters;
    }
}
