namespace Amazon.BedrockRuntime.Model;

/// <summary>One message of a conversation.</summary>
public class Message
{
    public List<ContentBlock> Content { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    public ConversationRole Role { get; set; }
}
