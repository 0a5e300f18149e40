using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>How Amazon Polly is asked to speak. Section <c>AmazonPolly</c>; durations as <c>hh:mm:ss[.fff]</c>.</summary>
public sealed partial class AmazonPollyOptions : IValidatableObject
{
    public const string SectionName = "AmazonPolly";

    /// <summary>Engine of every voice that is used. Default: neural.</summary>
    [Required]
    [RegularExpression(
        "standard|neural|long-form|generative",
        ErrorMessage = "AmazonPolly:Engine must be standard, neural, long-form or generative.")]
    public string Engine { get; set; } = "neural";

    /// <summary>Samples a second of the MP3, in hertz. Default: 24000.</summary>
    [AllowedValues(8000, 16000, 22050, 24000, ErrorMessage = "AmazonPolly:SampleRate must be 8000, 16000, 22050 or 24000.")]
    public int SampleRate { get; set; } = 24000;

    /// <summary>Silence between sentences, on top of the voice's own. Default: 300 milliseconds. Range: 0 to 5 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:05", ErrorMessage = "AmazonPolly:SentencePause must be from {1} to {2}.")]
    public TimeSpan SentencePause { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>Silence between paragraphs, on top of the voice's own. Default: 700 milliseconds. Range: 0 to 10 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10", ErrorMessage = "AmazonPolly:ParagraphPause must be from {1} to {2}.")]
    public TimeSpan ParagraphPause { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>Time limit for connecting. Default: 5 seconds. Range: 100 milliseconds to 1 minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ErrorMessage = "AmazonPolly:ConnectTimeout must be from {1} to {2}.")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Names that are spoken in a language of their own, by Amazon Polly's language code, such as <c>AmazonPolly:ForeignNames:fr-FR:0</c>.
    /// The generative engine changes its language between sentences only and speaks them like all else. Default: none.
    /// </summary>
    public Dictionary<string, string[]> ForeignNames { get; } = [];

    /// <summary>
    /// Voice by ISO 639-1 code, for a script in a language that <c>ContentGen:Voice</c> does not speak, when the caller names no voice.
    /// Default: the first of the language in <see cref="VoiceTable"/>.
    /// </summary>
    public Dictionary<string, string> Voices { get; } = VoiceTable.All
        .DistinctBy(voice => voice.Language)
        .ToDictionary(voice => voice.Language, voice => voice.Name, StringComparer.OrdinalIgnoreCase);

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => ForeignNames.Keys
        .Where(tag => !LanguageCode().IsMatch(tag))
        .Select(tag => new ValidationResult(
            $"AmazonPolly:ForeignNames:{tag} is not under a language code of Amazon Polly, such as fr-FR."));

    [GeneratedRegex(@"\A(?:[a-z]{2,3}-[A-Z]{2}(?:-[A-Z]{3})?|arb)\z")]
    private static partial Regex LanguageCode();
}
