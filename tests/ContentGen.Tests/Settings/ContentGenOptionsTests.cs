using ContentGen.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Settings;

public sealed class ContentGenOptionsTests
{
    [Fact]
    public void Bind_NothingSet_HasTheDocumentedDefaults()
    {
        var options = Bind([]);

        Assert.Equal(TimeSpan.FromSeconds(90), options.AgentTimeout);
        Assert.Equal(TimeSpan.FromMinutes(5), options.RunDeadline);
        Assert.Equal((4, 5), (options.Retry.MaxAttempts, options.CircuitBreaker.FailureThreshold));
        Assert.Equal(TimeSpan.FromMinutes(1), options.CircuitBreaker.BreakDuration);
    }

    [Theory]
    [InlineData("ContentGen:AgentTimeout", "00:06:00")]
    [InlineData("ContentGen:RunDeadline", "02:00:00")]
    [InlineData("ContentGen:Retry:MaxAttempts", "0")]
    [InlineData("ContentGen:Retry:BackoffCoefficient", "0.5")]
    [InlineData("ContentGen:Retry:FirstRetryInterval", "00:00:00")]
    [InlineData("ContentGen:Retry:MaxRetryInterval", "01:00:00")]
    [InlineData("ContentGen:CircuitBreaker:FailureThreshold", "-1")]
    [InlineData("ContentGen:CircuitBreaker:BreakDuration", "00:00:00.050")]
    [InlineData("ContentGen:Voice", "")]
    [InlineData("ContentGen:ModelId", "")]
    [InlineData("ContentGen:DailyBudgetUsd", "-1")]
    [InlineData("ContentGen:StartLimit:PermitLimit", "0")]
    [InlineData("ContentGen:StartLimit:Window", "00:00:00")]
    [InlineData("ContentGen:ReadKey", "too short")]
    [InlineData("ContentGen:ReadKey", "@Microsoft.KeyVault(VaultName=kv;SecretName=ReadKey)")]
    public void Bind_ValueOutOfRange_NamesTheSetting(string setting, string value)
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind(new() { [setting] = value }));

        Assert.Contains(setting, exception.Message);
    }

    [Fact]
    public void Bind_BudgetWithoutAPriceForTheModel_NamesBoth()
    {
        var exception = Assert.Throws<OptionsValidationException>(
            () => Bind(new() { ["ContentGen:DailyBudgetUsd"] = "5", ["ContentGen:ModelId"] = "amazon.nova-micro-v1:0" }));

        Assert.Contains("ContentGen:Prices:Models has no price for ContentGen:ModelId 'amazon.nova-micro-v1:0'", exception.Message);
    }

    [Fact]
    public void Bind_PriceOutOfRange_NamesTheSetting()
    {
        var exception = Assert.Throws<OptionsValidationException>(
            () => Bind(new() { ["ContentGen:Prices:Models:0:ModelId"] = "m", ["ContentGen:Prices:Models:0:InputUsd"] = "-1" }));

        Assert.Contains("ContentGen:Prices:Models:InputUsd", exception.Message);
    }

    [Fact]
    public void Bind_BudgetAndAPrice_Pass()
    {
        var options = Bind(new()
        {
            ["ContentGen:DailyBudgetUsd"] = "2.5",
            ["ContentGen:ModelId"] = "amazon.nova-micro-v1:0",
            ["ContentGen:Prices:Models:0:ModelId"] = "amazon.nova-micro",
            ["ContentGen:Prices:Models:0:InputUsd"] = "0.035",
            ["ContentGen:Prices:Models:0:OutputUsd"] = "0.14",
            ["ContentGen:Prices:Speech:neural"] = "15",
        });

        Assert.Equal(2.5m, options.DailyBudgetUsd);
        Assert.Equal((6, 0.035m, 15m), (options.Prices.Models.Count, options.Prices.Models[^1].InputUsd, options.Prices.Speech["neural"]));
    }

    [Fact]
    public void Bind_NotADuration_NamesTheSettingAndTheValue()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => Bind(new() { ["ContentGen:AgentTimeout"] = "ninety" }));

        Assert.Contains("ContentGen:AgentTimeout", exception.Message);
        Assert.Contains("ninety", exception.Message);
    }

    [Fact]
    public void Bind_AttemptLongerThanRun_NamesBoth()
    {
        var exception = Assert.Throws<OptionsValidationException>(() => Bind(new() { ["ContentGen:RunDeadline"] = "00:01:00" }));

        Assert.Contains("ContentGen:AgentTimeout (00:01:30)", exception.Message);
        Assert.Contains("ContentGen:RunDeadline (00:01:00)", exception.Message);
    }

    private static ContentGenOptions Bind(Dictionary<string, string?> settings)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddCheckedOptions<ContentGenOptions>(ContentGenOptions.SectionName);
        return services.BuildServiceProvider().GetRequiredService<IOptions<ContentGenOptions>>().Value;
    }
}
