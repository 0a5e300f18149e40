namespace Amazon.BedrockRuntime.Model;

/// <summary>Inference parameters that all models share.</summary>
public class InferenceConfiguration
{
    /// <summary>At least 1. Unset: the model's own maximum.</summary>
    public int? MaxTokens { get; set; }

    /// <summary>Up to 2,500 texts that end the answer.</summary>
    public List<string> StopSequences { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>0 to 1.</summary>
    public float? Temperature { get; set; }

    /// <summary>0 to 1.</summary>
    public float? TopP { get; set; }
}
