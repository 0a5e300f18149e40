using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Azure;

public sealed class AppSettingsTests
{
    private static readonly string[] Always =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "APPLICATIONINSIGHTS_CONNECTION_STRING", "AWS_REGION", "AZURE_CLIENT_ID",
        "Aws__RoleArn", "Aws__TokenAudience", "AzureWebJobsStorage__accountName", "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential", "Briefs__BlobServiceUri", "Briefs__Container", "Briefs__Store", "ContentGen__ModelId",
        "ContentGen__Voice", "NewsApi__ApiKey", "OTEL_SERVICE_NAME",
    ];

    private static readonly string[] WithScheduler =
    [
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName",
        "AzureFunctionsJobHost__extensions__durableTask__storageProvider__type",
        "DURABLE_TASK_SCHEDULER_CONNECTION_STRING",
    ];

    [SkippableFact]
    public async Task Settings_Default_AreTheExpectedOnes()
    {
        JsonObject settings = await SettingsAsync(Deployments.Default);

        Assert.Equal(Always, settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]!.ToString());
        Assert.Equal("Blobs", settings["Briefs__Store"]!.ToString());
    }

    [SkippableFact]
    public async Task Settings_WithScheduler_ChooseItsProvider()
    {
        JsonObject settings = await SettingsAsync(Deployments.Private);

        Assert.Equal(Always.Concat(WithScheduler).Order(StringComparer.Ordinal), settings.Select(setting => setting.Key).Order(StringComparer.Ordinal));
        Assert.Equal("azureManaged", settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"]!.ToString());
        Assert.Contains("Authentication=ManagedIdentity", settings["DURABLE_TASK_SCHEDULER_CONNECTION_STRING"]!.ToString());
    }

    [SkippableFact]
    public async Task NewsApiKey_Always_IsAReferenceToTheVault()
    {
        JsonObject settings = await SettingsAsync(Deployments.Private);

        Assert.Matches(@"^@Microsoft\.KeyVault\(VaultName=[a-z0-9]+;SecretName=NewsApiKey\)$", settings["NewsApi__ApiKey"]!.ToString());
    }

    [SkippableFact]
    public async Task TaskHub_WithScheduler_IsTheOneOfHostJson()
    {
        Deployment deployment = await Deployments.GetAsync(Deployments.Private);

        string hub = JsonNode.Parse(Repository.Read("host.json"))!["extensions"]!["durableTask"]!["hubName"]!.ToString();

        Assert.EndsWith($"/{hub}", deployment.Single("Microsoft.DurableTask/schedulers/taskHubs").Name);
    }

    private static async Task<JsonObject> SettingsAsync(string variant) =>
        (await Deployments.GetAsync(variant)).Single("Microsoft.Web/sites/config").Properties;
}
