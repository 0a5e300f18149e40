using Amazon.BedrockRuntime;
using ContentGen.Providers.Bedrock;
using ContentGen.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Bedrock;

public sealed class BedrockRegistrationTests
{
    [Fact]
    public void AddBedrock_Model_IsBedrock()
    {
        using var services = Services([]);

        Assert.IsType<BedrockModel>(services.GetRequiredService<IStructuredModel>());
    }

    [Fact]
    public void AddBedrock_OwnClient_IsKept()
    {
        var own = new ScriptedBedrock((_, _) => throw new NotSupportedException());
        using var services = Services([], collection => collection.AddSingleton<IAmazonBedrockRuntime>(own));

        Assert.Same(own, services.GetRequiredService<Func<IAmazonBedrockRuntime>>()());
    }

    [Theory]
    [InlineData("Temperature", "1.5")]
    [InlineData("MaxTokens", "10")]
    public void AddBedrock_BadSetting_NamedInTheMessage(string name, string value)
    {
        using var services = Services(new() { [$"Bedrock:{name}"] = value });

        var failure = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<BedrockOptions>>().Value);

        Assert.Contains(name, failure.Message);
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings, Action<IServiceCollection>? before = null)
    {
        var collection = new ServiceCollection();
        before?.Invoke(collection);
        collection
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddSingleton(TimeProvider.System)
            .Configure<ContentGenOptions>(_ => { })
            .AddBedrock();
        return collection.BuildServiceProvider();
    }
}
