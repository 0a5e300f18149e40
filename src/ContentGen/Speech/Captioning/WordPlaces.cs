namespace ContentGen.Speech.Captioning;

/// <summary>Finds spoken words in the script that they were spoken from.</summary>
internal static class WordPlaces
{
    // A word that is not found this near was read differently from how it is written; the search goes on behind the one before it.
    private const int SearchWindow = 80;

    /// <summary>One place a word, in order, as positions in the script; null for a word that is not found.</summary>
    public static IReadOnlyList<(int Start, int End)?> Find(IReadOnlyList<WordTiming> words, string script)
    {
        var places = new List<(int Start, int End)?>();
        var position = 0;
        foreach (var (word, _, _) in words)
        {
            var window = Math.Min(script.Length - position, SearchWindow + word.Length);
            var start = script.IndexOf(word, position, window, StringComparison.Ordinal);
            position = start < 0 ? position : start + word.Length;
            places.Add(start < 0 ? null : (start, position));
        }

        return places;
    }
}
