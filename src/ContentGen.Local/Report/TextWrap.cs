namespace ContentGen.Local.Report;

internal static class TextWrap
{
    /// <summary>Whole words on lines of at most <paramref name="width"/> columns, each behind <paramref name="indent"/>.</summary>
    public static IEnumerable<string> Lines(string text, int width, string indent)
    {
        var line = indent;
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = indent;
            }

            line += line.Length > indent.Length ? " " + word : word;
        }

        if (line.Length > indent.Length)
        {
            yield return line;
        }
    }
}
