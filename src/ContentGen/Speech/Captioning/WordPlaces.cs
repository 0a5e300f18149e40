namespace ContentGen.Speech.Captioning;

/// <summary>Finds spoken words in the script that they were spoken from.</summary>
internal static class WordPlaces
{
    // A word that is not found this near was read differently from how it is written; the search goes on behind the one before it.
    private const int SearchWindow = 80;

    /// <summary>One place a word, in order, as positions in the script; null for a word that is not found.</summary>
    public static IReadOnlyList<(int Start, int End)?> Find(IReadOnlyList<WordTiming> words, string script)
    {
        var found = new (int Start, int End)?[words.Count];
        var position = 0;
        for (var index = 0; index < words.Count; index++)
        {
            found[index] = Find(script, words[index].Word, position);
            position = found[index]?.End ?? position;
        }

        return found;
    }

    private static (int Start, int End)? Find(string script, string word, int position)
    {
        var window = Math.Min(script.Length - position, SearchWindow + word.Length);
        var start = script.IndexOf(word, position, window, StringComparison.Ordinal);
        return start < 0 ? null : (start, start + word.Length);
    }
}
