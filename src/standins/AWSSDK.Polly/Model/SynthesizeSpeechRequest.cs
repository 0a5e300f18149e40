namespace Amazon.Polly.Model;

/// <summary>Text to speak, or to describe by speech marks: <c>POST /v1/speech</c>.</summary>
public class SynthesizeSpeechRequest : AmazonPollyRequest
{
    /// <summary>Unset: standard.</summary>
    public Engine Engine { get; set; }

    /// <summary>Needed only for a bilingual voice.</summary>
    public LanguageCode LanguageCode { get; set; }

    /// <summary>Up to 5 pronunciation lexicons of the account, applied in this order.</summary>
    public List<string> LexiconNames { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Required. <c>json</c> goes with <see cref="SpeechMarkTypes"/>, every other value with audio.</summary>
    public OutputFormat OutputFormat { get; set; }

    /// <summary>Hertz, as text. Unset: 22050 (standard) or 24000 (other engines) for MP3 and Ogg, 16000 for PCM.</summary>
    public string SampleRate { get; set; }

    /// <summary>Up to 4 values of <see cref="SpeechMarkType"/>.</summary>
    public List<string> SpeechMarkTypes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Required. At most 3,000 billed characters and 6,000 in all; SSML tags are not billed.</summary>
    public string Text { get; set; }

    /// <summary>Unset: plain text.</summary>
    public TextType TextType { get; set; }

    /// <summary>Required.</summary>
    public VoiceId VoiceId { get; set; }
}
