using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

public sealed class AppSettingsTests
{
    private static readonly string[] Always =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AWS_REGION", "AZURE_CLIENT_ID",
        "Aws__RoleArn", "Aws__TokenAudience", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential", "Briefs__BlobServiceUri", "Briefs__Container", "Briefs__Store", "ContentGen__DailyBudgetUsd",
        "ContentGen__ManagementUrls", "ContentGen__ModelId", "ContentGen__StartLimit__PermitLimit", "ContentGen__Voice",
        "Editions__0__Name", "Editions__0__TimeZone", "Editions__0__Times", "Editions__0__Title",
        "NewsApi__ApiKey", "News__MaxAge", "News__RepeatAfter", "News__Sources__0", "News__Sources__1", "OTEL_SERVICE_NAME",
    ];

    private static readonly string[] Sections = ["Aws", "Briefs", "ContentGen", "News", "NewsApi", "Podcast", "Rss"];

    private static readonly string[] Chosen =
    [
        "AWS_REGION", "ContentGen__DailyBudgetUsd", "ContentGen__ManagementUrls", "Editions__", "News__MaxAge", "News__RepeatAfter",
        "Podcast__", "Rss__",
    ];

    [Fact]
    public async Task Settings_Default_AreTheExpectedOnes()
    {
        var settings = await SettingsAsync(Deployments.Default);

        Assert.Equal(
            Always.Order(StringComparer.Ordinal),
            settings.Select(setting => setting.Key).Where(name => !name.StartsWith("Rss__Feeds__")).Order(StringComparer.Ordinal));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]!.ToString());
        Assert.Equal("Blobs", settings["Briefs__Store"]!.ToString());
    }

    [Fact]
    public async Task Settings_ChosenByParameters_AreThose()
    {
        var settings = await SettingsAsync(Deployments.Private);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["AWS_REGION"] = "eu-west-1",
                ["ContentGen__DailyBudgetUsd"] = "12.5",
                ["ContentGen__ManagementUrls"] = "WithoutKey",
                ["Editions__0__Days"] = "monday,friday",
                ["Editions__0__Language"] = "de",
                ["Editions__0__Minutes"] = "3",
                ["Editions__0__Name"] = "frueh",
                ["Editions__0__Review__Enabled"] = "True",
                ["Editions__0__Style"] = "conversation",
                ["Editions__0__TimeZone"] = "Europe/Berlin",
                ["Editions__0__Times"] = "06:30,12:00",
                ["Editions__0__Voices"] = "Vicki,Daniel",
                ["Editions__1__Name"] = "london",
                ["Editions__1__TimeZone"] = "Europe/London",
                ["Editions__1__Times"] = "07:00",
                ["News__MaxAge"] = "12:00:00",
                ["News__RepeatAfter"] = "06:00:00",
                ["Podcast__Category"] = "Daily News",
                ["Podcast__Explicit"] = "False",
                ["Podcast__OwnerEmail"] = "news@harbour.example",
                ["Podcast__Title"] = "Harbour news",
                ["Rss__Feeds__science__0"] = "https://feeds.example/one.xml",
                ["Rss__Feeds__science__1"] = "https://feeds.example/two.xml",
            },
            settings
                .Where(setting => Chosen.Any(name => setting.Key.StartsWith(name)))
                .ToDictionary(setting => setting.Key, setting => setting.Value!.ToString()));
    }

    [Fact]
    public async Task Feeds_OfADefaultDeployment_AreOfEveryCategoryAndHttps()
    {
        var feeds = (await SettingsAsync(Deployments.Default)).Where(setting => setting.Key.StartsWith("Rss__Feeds__")).ToArray();

        Assert.Equal(
            ["business", "entertainment", "general", "health", "science", "sports", "technology"],
            feeds.Select(feed => feed.Key.Split("__")[2]).Distinct().Order());
        Assert.All(feeds, feed => Assert.StartsWith("https://", feed.Value!.ToString()));
    }

    [Theory]
    [InlineData("NewsApi__ApiKey", "NewsApiKey")]
    [InlineData("ContentGen__ReadKey", "ReadKey")]
    public async Task Key_Always_IsAReferenceToTheVault(string setting, string secret)
    {
        var settings = await SettingsAsync(Deployments.Private);

        Assert.Matches($@"^@Microsoft\.KeyVault\(VaultName=[a-z0-9]+;SecretName={secret}\)$", settings[setting]!.ToString());
    }

    [Fact]
    public async Task Settings_OfTheApp_ArePropertiesOfItsOptions()
    {
        JsonObject[] both = [await SettingsAsync(Deployments.Default), await SettingsAsync(Deployments.Private)];
        string[][] names = [.. both.SelectMany(settings => settings).Select(setting => setting.Key.Split("__")).Where(parts => Sections.Contains(parts[0]))];

        string[] unknown = [.. names.Where(parts => !IsProperty(parts[0], parts[1])).Select(parts => string.Join("__", parts))];

        Assert.Empty(unknown);
    }

    /// <summary>Several options may be bound to one section.</summary>
    private static bool IsProperty(string section, string name) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ContentGen"), "*Options.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Any(options => options.Contains($"SectionName = \"{section}\";", StringComparison.Ordinal)
                && Regex.IsMatch(options, $@"public [^=(\r\n]+ {name} {{"));

    private static async Task<JsonObject> SettingsAsync(string variant) =>
        (await Deployments.GetAsync(variant)).Single("Microsoft.Web/sites/config").Properties;
}
