using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Delivery;

/// <summary>Whether the guide can be followed to the letter: what its commands name is there.</summary>
public sealed class GuideTests
{
    private static readonly JsonObject Stack = Yaml.Parse(
        Repository.Read("infra", "aws", "contentgen-role.yaml"))["Parameters"]!.AsObject();

    [Fact]
    public async Task Outputs_ReadByTheCommands_AreThoseOfTheTemplate()
    {
        var template = await Bicep.MainAsync();

        Assert.NotEmpty(Guide.Outputs);
        Assert.All(Guide.Outputs, output => Assert.True(template["outputs"]!.AsObject().ContainsKey(output), output));
    }

    [Fact]
    public async Task Choices_Explained_AreParametersOfTheTemplate()
    {
        var template = await Bicep.MainAsync();

        Assert.NotEmpty(Guide.Choices);
        Assert.All(Guide.Choices, choice => Assert.True(template["parameters"]!.AsObject().ContainsKey(choice), choice));
    }

    [Fact]
    public async Task ParametersWithoutADefault_Always_AreGivenOrAskedFor()
    {
        var template = await Bicep.MainAsync();
        string[] needed = [.. template["parameters"]!.AsObject().Where(
            pair => pair.Value!["defaultValue"] is null).Select(pair => pair.Key)];

        // az asks for what it is not given; a key is better typed than left in a shell's history.
        Assert.Equal(["awsRoleArn", "awsTokenAudience", "newsApiKey"], needed.Order());
        Assert.Equal(needed.Except(["newsApiKey"]).Order(), needed.Intersect(Guide.TemplateParameters).Order());
        Assert.All(Guide.TemplateParameters, parameter => Assert.True(template["parameters"]!.AsObject().ContainsKey(parameter), parameter));
    }

    [Fact]
    public void Stack_Deployed_GetsKnownParametersAndAllThatHaveNoDefault()
    {
        string[] needed = [.. Stack.Where(pair => pair.Value!["Default"] is null).Select(pair => pair.Key)];

        Assert.All(Guide.StackParameters, parameter => Assert.True(Stack.ContainsKey(parameter), parameter));
        Assert.Subset(Guide.StackParameters.ToHashSet(), needed.ToHashSet());
    }

    [Fact]
    public void Variables_Set_AreReadBySomebody()
    {
        var readers = Repository.Read("tests", "ContentGen.ReliabilityTests", "ReliabilitySettings.cs");

        Assert.NotEmpty(Guide.Environment);
        Assert.All(Guide.Environment, variable => Assert.Contains(variable, readers));
    }

    [Fact]
    public void Variables_Used_AreSetBefore() =>
        Assert.All(Guide.Uses, use => Assert.Matches($@"\b{use.Name}=|\bread -rs {use.Name}\b", use.Before));

    [Fact]
    public void Outputs_Read_HaveTheirFunctionBefore()
    {
        var function = Guide.Commands.IndexOf("output() {", StringComparison.Ordinal);

        Assert.InRange(function, 0, Guide.Commands.IndexOf("$(output ", StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_Named_Exist()
    {
        Assert.NotEmpty(Guide.Paths);
        Assert.All(Guide.Paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    /// <summary>Every kind of resource that a deployment makes is in the picture, or belongs to one that is.</summary>
    [Fact]
    public async Task Picture_Always_ShowsEveryKindOfResource()
    {
        Dictionary<string, string> shown = new()
        {
            ["Microsoft.Authorization/roleAssignments"] = "Monitoring Metrics Publisher",
            ["Microsoft.Insights/actionGroups"] = "Action group",
            ["Microsoft.Insights/components"] = "Application Insights",
            ["Microsoft.Insights/diagnosticSettings"] = "diagnostic settings",
            ["Microsoft.Insights/scheduledQueryRules"] = "Six alert rules",
            ["Microsoft.Insights/workbooks"] = "Four workbooks",
            ["Microsoft.KeyVault/vaults"] = "Key vault",
            ["Microsoft.ManagedIdentity/userAssignedIdentities"] = "User-assigned identity",
            ["Microsoft.Network/privateDnsZones"] = "Private DNS zones",
            ["Microsoft.Network/privateEndpoints"] = "Private endpoints",
            ["Microsoft.Network/virtualNetworks"] = "Virtual network",
            ["Microsoft.OperationalInsights/workspaces"] = "Log Analytics workspace",
            ["Microsoft.Storage/storageAccounts"] = "Storage account",
            ["Microsoft.Web/serverfarms"] = "Flex Consumption plan",
            ["Microsoft.Web/sites"] = "Function app",
        };

        var deployment = await Deployments.GetAsync(Deployments.Private);
        string[] kinds = [.. deployment.Resources.Select(resource => string.Join('/', resource.Type.Split('/').Take(2))).Distinct()];

        Assert.Equal(shown.Keys.Order(), kinds.Order());
        Assert.All(shown.Values, name => Assert.Contains(name, Guide.Picture));
        Assert.Equal(6, deployment.OfType("Microsoft.Insights/scheduledQueryRules").Count());
        Assert.Equal(4, deployment.OfType("Microsoft.Insights/workbooks").Count());
    }

    [Fact]
    public async Task Commands_Always_AreBash()
    {
        var result = await ProcessResult.RunAsync("bash", ["-n"], Guide.Commands);

        Assert.True(result.ExitCode == 0, result.Error);
    }
}
