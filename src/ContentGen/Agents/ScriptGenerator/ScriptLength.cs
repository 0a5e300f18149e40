using System.Globalization;
using System.Text;
using ContentGen.Requests;
using ContentGen.Text;

namespace ContentGen.Agents.ScriptGenerator;

/// <summary>How much is spoken in a minute. Languages are counted in words; Chinese, which parts none, in letters.</summary>
/// <param name="PerMinute">Words, or letters, that a voice of Amazon Polly speaks in a minute, pauses between sentences included.</param>
/// <param name="CountsLetters">True for a language that is counted in letters.</param>
public sealed record SpeechRate(int PerMinute, bool CountsLetters = false)
{
    private static readonly SpeechRate Usual = new(140);

    private static readonly Dictionary<string, SpeechRate> Rates = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ar"] = new(120),
        ["de"] = new(130),
        ["en"] = new(155),
        ["es"] = new(155),
        ["fr"] = new(160),
        ["it"] = new(145),
        ["nl"] = new(145),
        ["no"] = new(145),
        ["pt"] = new(150),
        ["sv"] = new(145),
        ["zh"] = new(255, CountsLetters: true),
    };

    /// <summary>What is counted.</summary>
    public string Unit => CountsLetters ? "letters" : "words";

    /// <param name="language">ISO 639-1 code.</param>
    public static SpeechRate Of(string language) => Rates.GetValueOrDefault(language, Usual);

    /// <summary>Words of a text, or its letters and digits.</summary>
    public int Count(string text) => CountsLetters ? text.EnumerateRunes().Count(IsCounted) : WordCount.Of(text);

    public int Count(IEnumerable<string> texts) => texts.Sum(Count);

    // Marks stand over or under a letter and take no time of their own.
    private static bool IsCounted(Rune rune) => Rune.IsLetterOrDigit(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierLetter);
}

/// <summary>
/// How long a script has to be: within 15 % of the minutes asked for, and shorter only where the stories do not say enough, because nothing
/// may be made up.
/// </summary>
/// <param name="Rate">What is counted, and how much of it is spoken in a minute.</param>
/// <param name="Least">Fewest words, or letters.</param>
/// <param name="Target">Words, or letters, that take the minutes asked for.</param>
/// <param name="Most">Most words, or letters.</param>
public sealed record ScriptLength(SpeechRate Rate, int Least, int Target, int Most)
{
    private const double Tolerance = 0.15;

    // Of what stories say in so many words, told again without saying anything twice.
    private const double Retold = 0.8;

    private const double Rounding = 1e-6;
    private const int FrameSeconds = 6;

    public static ScriptLength Of(BriefRequest request, IReadOnlyList<Story> stories)
    {
        var rate = SpeechRate.Of(request.Language);
        var target = rate.PerMinute * request.Minutes;
        var material = rate.Count(stories.SelectMany(story => new[] { story.Title, story.Summary }));
        var reachable = (int)(material * Retold) + (rate.PerMinute * FrameSeconds / 60);
        var least = (int)Math.Ceiling((target * (1 - Tolerance)) - Rounding);
        return new(rate, Math.Min(least, reachable), target, (int)Math.Floor((target * (1 + Tolerance)) + Rounding));
    }
}
