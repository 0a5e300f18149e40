using ContentGen.Providers.Aws;
using ContentGen.Providers.Bedrock;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Aws;

public sealed class AwsIdentityTests
{
    private const string Role = "arn:aws:iam::123456789012:role/contentgen";

    [Fact]
    public void AddAwsIdentity_NoSettings_StandardChain() => Assert.Null(Provider([]).GetRequiredService<AwsIdentity>().Credentials);

    [Theory]
    [InlineData("Aws:RoleArn", "arn:aws:iam::1234:role/x", "Aws:RoleArn must be the ARN")]
    [InlineData("Aws:RoleArn", Role, "Aws:TokenAudience is empty")]
    [InlineData("Aws:TokenAudience", "api://x", "Aws:RoleArn is empty")]
    [InlineData("Aws:SessionName", "a b", "Aws:SessionName")]
    public void Options_Wrong_NameTheSetting(string setting, string value, string fault)
    {
        var provider = Provider(new() { [setting] = value });

        var exception = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<AwsOptions>>().Value);

        Assert.Contains(fault, exception.Message);
    }

    [Fact]
    public void Options_RoleAndAudience_Pass()
    {
        var options = Provider(
            new() { ["Aws:RoleArn"] = Role, ["Aws:TokenAudience"] = "api://x" }).GetRequiredService<IOptions<AwsOptions>>().Value;

        Assert.True(options.HasRole);
    }

    [Fact]
    public void AddAwsIdentity_Twice_OneValidator()
    {
        var services = new ServiceCollection().AddAwsIdentity().AddBedrock();

        Assert.Single(services, service => service.ServiceType == typeof(IValidateOptions<AwsOptions>));
        Assert.Single(services, service => service.ServiceType == typeof(AwsIdentity));
    }

    private static ServiceProvider Provider(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddAwsIdentity()
        .AddAwsIdentity()
        .BuildServiceProvider();
}
