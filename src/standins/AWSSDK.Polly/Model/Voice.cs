namespace Amazon.Polly.Model;

/// <summary>A voice and what it can do.</summary>
public class Voice
{
    public List<string> AdditionalLanguageCodes { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public Gender Gender { get; set; }

    public VoiceId Id { get; set; }

    public LanguageCode LanguageCode { get; set; }

    /// <summary>English name of the language.</summary>
    public string LanguageName { get; set; }

    public string Name { get; set; }

    /// <summary>Values of <see cref="Engine"/>.</summary>
    public List<string> SupportedEngines { get; set; } = AWSConfigs.InitializeCollections ? [] : null;
}
