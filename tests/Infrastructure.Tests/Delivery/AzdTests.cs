using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Delivery;

/// <summary><c>azd up</c> from a fresh clone: nothing to export first, because azd asks for what it does not know.</summary>
public sealed partial class AzdTests
{
    private static readonly JsonNode Azure = Yaml.Parse(Repository.Read("azure.yaml"));

    private static readonly JsonObject Given = JsonNode.Parse(
        Repository.Read("infra", "main.parameters.json"))!["parameters"]!.AsObject();

    public static TheoryData<string> Hooks => [.. Azure["hooks"]!.AsObject().Select(hook => hook.Value!["run"]!.ToString())];

    [Fact]
    public async Task Service_Always_NamesTheAppByItsTag()
    {
        var service = Azure["services"]!["app"]!;

        var app = (await Deployments.GetAsync(Deployments.Default)).Single("Microsoft.Web/sites");

        Assert.Equal(
            ("function", "dotnet", "src/ContentGen"),
            (service["host"]!.ToString(), service["language"]!.ToString(), service["project"]!.ToString()));
        Assert.Equal("app", app.Text("tags.azd-service-name"));
    }

    /// <summary>azd would take it instead, and fail where a variable is not set.</summary>
    [Fact]
    public void ParametersInBicep_OfAzdsName_AreNotThere() =>
        Assert.False(File.Exists(Path.Combine(Repository.Infrastructure, $"{Azure["infra"]!["module"]}.bicepparam")));

    /// <summary>azd asks for a parameter without a default whose variable is not set.</summary>
    [Fact]
    public async Task Parameters_Needed_AreVariablesThatNeedNotBeSet()
    {
        var parameters = await ParametersAsync();

        string[] needed = [.. parameters.Where(pair => pair.Value!["defaultValue"] is null).Select(pair => pair.Key)];

        Assert.Equal(["awsRoleArn", "awsTokenAudience", "newsApiKey"], needed.Order());
        Assert.All(needed, name => Assert.Matches(@"^\$\{\w+\}$", Given[name]!["value"]!.ToString()));
    }

    /// <summary>What azd fills in is text, so only parameters that are text may be in its file.</summary>
    [Fact]
    public async Task Parameters_Given_AreTextsOfTheTemplateWithItsDefaults()
    {
        var parameters = await ParametersAsync();

        Assert.All(Given, given =>
        {
            var parameter = parameters[given.Key];
            Assert.True(parameter is not null, $"{given.Key} is no parameter of main.bicep.");
            Assert.Contains(parameter["type"]!.ToString(), new[] { "string", "securestring" });
            if (Default().Match(given.Value!["value"]!.ToString()) is { Success: true } fallback)
            {
                Assert.Equal(parameter["defaultValue"]!.ToString(), fallback.Groups[1].Value);
            }
        });
    }

    [Fact]
    public async Task Resources_OfAnEnvironment_HaveItsTag()
    {
        var template = await Bicep.MainAsync();

        Assert.Contains(
            "createObject('azd-env-name', parameters('environmentName'))", template["variables"]!["allTags"]!.ToString());
        Assert.All(
            template["resources"]!.AsObject().Where(module => module.Value!["properties"]!["template"]!["parameters"]!["tags"] is not null),
            module => Assert.Equal(
                "[variables('allTags')]", module.Value!["properties"]!["parameters"]!["tags"]!["value"]!.ToString()));
    }

    [Theory, MemberData(nameof(Hooks))]
    public async Task Hook_Each_IsAProgramOfTheShell(string path)
    {
        var file = Path.Combine(Repository.Root, path);

        var result = await ProcessResult.RunAsync("sh", ["-n", file]);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.StartsWith("#!/bin/sh\n", File.ReadAllText(file));
    }

    [Fact]
    public async Task AfterProvisioning_OutputsOfTheTemplate_AreSaidWithWhatIsLeftToDo()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);
        var environment = deployment.Outputs.ToDictionary(output => output.Key, output => $"value-of-{output.Key}");
        environment["functionAppUrl"] = "https://app.example";
        environment["inferenceProfileId"] = "eu.anthropic.model";
        environment["AZURE_SUBSCRIPTION_ID"] = "subscription";

        var said = await ProcessResult.RunAsync(
            "sh", [Path.Combine(Repository.Infrastructure, "azd", "postprovision.sh")], environment: environment);

        Assert.Equal((0, ""), (said.ExitCode, said.Error));
        Assert.All(
            new[]
            {
                "https://app.example/api/app", "https://app.example/api/feed.xml", "TenantId=value-of-tenantId",
                "IdentityPrincipalId=value-of-identityPrincipalId", "TokenAudience=value-of-awsTokenAudience",
                "InferenceProfileId=eu.anthropic.model FoundationModelId=anthropic.model", "CONTENTGEN_BASE_URL=https://app.example",
                "dotnet test --project tests/ContentGen.ReliabilityTests",
            },
            text => Assert.Contains(text, said.Output));
    }

    [Fact]
    public async Task Vault_OfAnotherGeneration_HasAnotherName()
    {
        Assert.SkipUnless(Bicep.IsAvailable, Bicep.WhyMissing);

        var first = await Deployments.GetAsync(Deployments.Default);
        var second = await Deployments.GetAsync(Deployments.Private);

        Assert.NotEqual(NameOf(first), NameOf(second));
        Assert.Equal(
            first.Single("Microsoft.Storage/storageAccounts").Name, second.Single("Microsoft.Storage/storageAccounts").Name);
    }

    private static string NameOf(Deployment deployment) => deployment.Single("Microsoft.KeyVault/vaults").Name;

    private static async Task<JsonObject> ParametersAsync()
    {
        return (await Bicep.MainAsync())["parameters"]!.AsObject();
    }

    [GeneratedRegex(@"=(.+)\}$")]
    private static partial Regex Default();
}
