using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Encoding of the audio, or <c>json</c> for speech marks.</summary>
public class OutputFormat : ConstantClass
{
    public static readonly OutputFormat Alaw = new("alaw");
    public static readonly OutputFormat Json = new("json");
    public static readonly OutputFormat Mp3 = new("mp3");
    public static readonly OutputFormat Mulaw = new("mulaw");
    public static readonly OutputFormat Ogg_opus = new("ogg_opus");
    public static readonly OutputFormat Ogg_vorbis = new("ogg_vorbis");
    public static readonly OutputFormat Pcm = new("pcm");

    /// <summary>A value that has no constant here.</summary>
    public OutputFormat(string value) : base(value)
    {
    }

    public static OutputFormat FindValue(string value) => FindValue<OutputFormat>(value);

    public static implicit operator OutputFormat(string value) => FindValue(value);
}
