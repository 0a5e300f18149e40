using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Kind of a prompt cache checkpoint.</summary>
public class CachePointType : ConstantClass
{
    public static readonly CachePointType Default = new("default");

    /// <summary>A value that has no constant here.</summary>
    public CachePointType(string value) : base(value)
    {
    }

    public static CachePointType FindValue(string value) => FindValue<CachePointType>(value);

    public static implicit operator CachePointType(string value) => FindValue(value);
}
