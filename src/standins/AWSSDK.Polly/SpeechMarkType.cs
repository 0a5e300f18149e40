using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Kind of speech mark.</summary>
public class SpeechMarkType : ConstantClass
{
    public static readonly SpeechMarkType Sentence = new("sentence");
    public static readonly SpeechMarkType Ssml = new("ssml");
    public static readonly SpeechMarkType Viseme = new("viseme");
    public static readonly SpeechMarkType Word = new("word");

    /// <summary>A value that has no constant here.</summary>
    public SpeechMarkType(string value) : base(value)
    {
    }

    public static SpeechMarkType FindValue(string value) => FindValue<SpeechMarkType>(value);

    public static implicit operator SpeechMarkType(string value) => FindValue(value);
}
