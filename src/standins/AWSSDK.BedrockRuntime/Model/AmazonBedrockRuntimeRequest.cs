using Amazon.Runtime;

namespace Amazon.BedrockRuntime.Model;

/// <summary>Base of every Bedrock Runtime request.</summary>
public class AmazonBedrockRuntimeRequest : AmazonWebServiceRequest;
