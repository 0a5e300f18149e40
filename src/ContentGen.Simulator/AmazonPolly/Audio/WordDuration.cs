namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>How long words and the pauses after them last, near the 165 words a minute of a news reader.</summary>
internal static class WordDuration
{
    public const double SentencePauseMs = 350;
    public const double ParagraphPauseMs = 600;

    public static double Milliseconds(string word)
    {
        var isSpelledOut = word.Length is > 1 and < 6 && word.All(char.IsAsciiLetterUpper);
        return Math.Clamp(90 + word.Sum(character => Milliseconds(character, isSpelledOut)), 140, 4000);
    }

    public static double PauseAfter(char punctuation) => punctuation switch
    {
        ',' => 150,
        ';' or ':' or '—' or '–' => 200,
        '.' or '?' or '!' or '…' => SentencePauseMs,
        _ => 0,
    };

    private static double Milliseconds(char character, bool isSpelledOut) =>
        char.IsLetter(character) ? isSpelledOut ? 160 : 50
        : char.IsDigit(character) ? 160
        : "$€£¥%&@#+°".Contains(character) ? 250
        : 0;
}
