using Amazon.Runtime.Documents;

namespace Amazon.BedrockRuntime.Model;

/// <summary>One turn of a conversation with a model: <c>POST /model/{modelId}/converse</c>.</summary>
public class ConverseRequest : AmazonBedrockRuntimeRequest
{
    /// <summary>Inference parameters of this model alone, beside <see cref="InferenceConfig"/>.</summary>
    public Document AdditionalModelRequestFields { get; set; }

    /// <summary>JSON pointers (0 to 10) of model fields to return in <see cref="ConverseResponse.AdditionalModelResponseFields"/>.</summary>
    public List<string> AdditionalModelResponseFieldPaths { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public InferenceConfiguration InferenceConfig { get; set; }

    /// <summary>The conversation so far, oldest first.</summary>
    public List<Message> Messages { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Required. Model id, inference profile id or ARN (1 to 2,048 characters).</summary>
    public string ModelId { get; set; }

    /// <summary>Structured output.</summary>
    public OutputConfig OutputConfig { get; set; }

    public PerformanceConfiguration PerformanceConfig { get; set; }

    /// <summary>Up to 16 pairs that appear in invocation logs.</summary>
    public Dictionary<string, string> RequestMetadata { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public ServiceTier ServiceTier { get; set; }

    /// <summary>Instructions that stand above the conversation.</summary>
    public List<SystemContentBlock> System { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Tools that the model may ask for.</summary>
    public ToolConfiguration ToolConfig { get; set; }
}
