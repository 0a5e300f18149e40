using Amazon.Runtime;

namespace Amazon.BedrockRuntime;

/// <summary>Processing tier of a request.</summary>
public class ServiceTierType : ConstantClass
{
    public static readonly ServiceTierType Default = new("default");
    public static readonly ServiceTierType Flex = new("flex");
    public static readonly ServiceTierType Priority = new("priority");
    public static readonly ServiceTierType Reserved = new("reserved");

    /// <summary>A value that has no constant here.</summary>
    public ServiceTierType(string value) : base(value)
    {
    }

    public static ServiceTierType FindValue(string value) => FindValue<ServiceTierType>(value);

    public static implicit operator ServiceTierType(string value) => FindValue(value);
}
