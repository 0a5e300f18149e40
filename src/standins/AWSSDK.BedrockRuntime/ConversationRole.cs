using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Who speaks in a <see cref="Model.Message"/>.</summary>
public class ConversationRole : ConstantClass
{
    public static readonly ConversationRole Assistant = new("assistant");
    public static readonly ConversationRole System = new("system");
    public static readonly ConversationRole User = new("user");

    /// <summary>A value that has no constant here.</summary>
    public ConversationRole(string value) : base(value)
    {
    }

    public static ConversationRole FindValue(string value) => FindValue<ConversationRole>(value);

    public static implicit operator ConversationRole(string value) => FindValue(value);
}
