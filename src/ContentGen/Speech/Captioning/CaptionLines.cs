namespace ContentGen.Speech.Captioning;

/// <summary>Fits words into a cue's lines.</summary>
internal static class CaptionLines
{
    public const int LineLength = 42;
    public const int MostLines = 2;

    /// <summary>Lines of whole words, each of at most <see cref="LineLength"/> characters; null when more than two are needed.</summary>
    public static IReadOnlyList<string>? TryFit(IEnumerable<string> words)
    {
        var lines = new List<string>();
        foreach (var word in words)
        {
            if (lines.Count > 0 && lines[^1].Length + 1 + word.Length <= LineLength)
            {
                lines[^1] += " " + word;
                continue;
            }

            lines.Add(word);
            if (lines.Count > MostLines || word.Length > LineLength)
            {
                return null;
            }
        }

        return lines;
    }
}
