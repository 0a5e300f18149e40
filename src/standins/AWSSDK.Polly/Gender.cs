using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Gender of a voice.</summary>
public class Gender : ConstantClass
{
    public static readonly Gender Female = new("Female");
    public static readonly Gender Male = new("Male");

    /// <summary>A value that has no constant here.</summary>
    public Gender(string value) : base(value)
    {
    }

    public static Gender FindValue(string value) => FindValue<Gender>(value);

    public static implicit operator Gender(string value) => FindValue(value);
}
