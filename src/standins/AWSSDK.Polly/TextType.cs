using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Whether the text is SSML.</summary>
public class TextType : ConstantClass
{
    public static readonly TextType Ssml = new("ssml");
    public static readonly TextType Text = new("text");

    /// <summary>A value that has no constant here.</summary>
    public TextType(string value) : base(value)
    {
    }

    public static TextType FindValue(string value) => FindValue<TextType>(value);

    public static implicit operator TextType(string value) => FindValue(value);
}
