namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>The code points of a text, which espeak-ng counts.</summary>
internal static class CodePoints
{
    /// <summary>The UTF-16 index at which each starts.</summary>
    public static IReadOnlyList<int> Starts(string text) =>
        [.. Enumerable.Range(0, text.Length).Where(index => index == 0 || !char.IsSurrogatePair(text[index - 1], text[index]))];
}
