namespace ContentGen.Text;

/// <summary>Counts words as listeners and editors do: what stands between white space.</summary>
public static class WordCount
{
    public static int Of(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
