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
        "ContentGen__ModelId", "ContentGen__StartLimit__PermitLimit", "ContentGen__Voice", "NewsApi__ApiKey", "OTEL_SERVICE_NAME",
    ];

    private static readonly string[] Sections = ["Aws", "Briefs", "ContentGen", "NewsApi"];

    private static readonly string[] WithScheduler =
    [
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
    ];

    [SkippableFact]
    public async Task Settings_Default_AreTheExpectedOnes()
    {
        var settings = await SettingsAsync(Deployments.Default);

        Assert.Equal(Always, settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]!.ToString());
        Assert.Equal("Blobs", settings["Briefs__Store"]!.ToString());
    }

    [SkippableFact]
    public async Task Settings_WithScheduler_ChooseItsProvider()
    {
        var settings = await SettingsAsync(Deployments.Private);

        Assert.Equal(
            [.. Always.Concat(WithScheduler).Append("ContentGen__ReadKey").Order(StringComparer.Ordinal)],
            settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        Assert.Equal("azureManaged", settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"]!.ToString());
        Assert.Contains("Authentication=ManagedIdentity", settings["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"]!.ToString());
    }

    [SkippableTheory]
    [InlineData("NewsApi__ApiKey", "NewsApiKey")]
    [InlineData("ContentGen__ReadKey", "ReadKey")]
    public async Task Key_Always_IsAReferenceToTheVault(string setting, string secret)
    {
        var settings = await SettingsAsync(Deployments.Private);

        Assert.Matches($@"^@Microsoft\.KeyVault\(VaultName=[a-z0-9]+;SecretName={secret}\)$", settings[setting]!.ToString());
    }

    [SkippableFact]
    public async Task TaskHub_WithScheduler_IsTheOneOfHostJson()
    {
        var deployment = await Deployments.GetAsync(Deployments.Private);

        var hub = JsonNode.Parse(Repository.Read("host.json"))!["extensions"]!["durableTask"]!["hubName"]!.ToString();

        Assert.EndsWith($"/{hub}", deployment.Single("Microsoft.DurableTask/schedulers/taskHubs").Name);
    }

    [SkippableFact]
    public async Task Settings_OfTheApp_ArePropertiesOfItsOptions()
    {
        var settings = await SettingsAsync(Deployments.Default);
        string[][] names = [.. settings.Select(setting => setting.Key.Split("__")).Where(parts => Sections.Contains(parts[0]))];

        string[] unknown = [.. names.Where(parts => !IsProperty(parts[0], parts[1])).Select(parts => string.Join("__", parts))];

        Assert.Empty(unknown);
    }

    /// <summary>Several options may be bound to one section.</summary>
    private static bool IsProperty(string section, string name) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "ContentGen"), "*Options.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Any(options => options.Contains($"SectionName = \"{section}\";", StringComparison.Ordinal)
                && Regex.IsMatch(options, $@"public \S+ {name} {{"));

    private static async Task<JsonObject> SettingsAsync(string variant) =>
        (await Deployments.GetAsync(variant)).Single("Microsoft.Web/sites/config").Properties;
}
