using Amazon.Runtime;

namespace Amazon.Polly;

/// <summary>Synthesis engine.</summary>
public class Engine : ConstantClass
{
    public static readonly Engine Generative = new("generative");
    public static readonly Engine LongForm = new("long-form");
    public static readonly Engine Neural = new("neural");
    public static readonly Engine Standard = new("standard");

    /// <summary>A value that has no constant here.</summary>
    public Engine(string value) : base(value)
    {
    }

    public static Engine FindValue(string value) => FindValue<Engine>(value);

    public static implicit operator Engine(string value) => FindValue(value);
}
