namespace ContentGen.Speech.Captioning;

/// <summary>Gives words back the punctuation that they have in the script; speech marks carry none.</summary>
internal static class Punctuation
{
    // A word that is not found this near was read differently from how it is written; it stays bare and the search goes on behind it.
    private const int SearchWindow = 80;

    /// <summary>One text a word, in order.</summary>
    public static IReadOnlyList<string> Restore(IReadOnlyList<WordTiming> words, string script)
    {
        var texts = new string[words.Count];
        var found = new (int Start, int End)?[words.Count];
        var position = 0;
        for (var index = 0; index < words.Count; index++)
        {
            found[index] = Find(script, words[index].Word, position);
            position = found[index]?.End ?? position;
        }

        for (var index = 0; index < words.Count; index++)
        {
            var neighbour = index + 1 < words.Count ? found[index + 1]?.Start : script.Length;
            texts[index] = found[index] is { } place ? Widen(script, place, neighbour ?? place.End) : words[index].Word;
        }

        return texts;
    }

    private static (int Start, int End)? Find(string script, string word, int position)
    {
        var window = Math.Min(script.Length - position, SearchWindow + word.Length);
        var start = script.IndexOf(word, position, window, StringComparison.Ordinal);
        return start < 0 ? null : (start, start + word.Length);
    }

    private static string Widen(string script, (int Start, int End) place, int next)
    {
        var (start, end) = place;
        while (start > 0 && IsOpener(script[start - 1]))
        {
            start--;
        }

        while (end < next && !char.IsWhiteSpace(script[end]) && !IsOpener(script[end]))
        {
            end++;
        }

        return script[start..end];
    }

    private static bool IsOpener(char character) => "\"'([<«“‘¿¡$€£#@".Contains(character, StringComparison.Ordinal);
}
