using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Delivery;

/// <summary>The deployment workflow and the parameters that it fills.</summary>
public sealed partial class DeployTests
{
    private static readonly string Text = Repository.Read(".github", "workflows", "deploy.yml");

    private static readonly JsonNode Workflow = WorkflowTests.Read("deploy.yml");

    [Fact]
    public void Deployment_Always_SignsInWithoutSecrets()
    {
        string[] secrets = [.. Secret().Matches(Text).Select(match => match.Groups[1].Value).Distinct()];

        Assert.Equal(["CONTENTGEN_NEWSAPI_KEY", "CONTENTGEN_READ_KEY"], secrets);
        Assert.Equal("write", Workflow["jobs"]!["deploy"]!["permissions"]!["id-token"]!.ToString());
    }

    [Fact]
    public void Deployment_WhenValidationFails_GoesBack()
    {
        string[] names = [.. Workflow["jobs"]!["deploy"]!["steps"]!.AsArray().Select(step => step!["name"]?.ToString() ?? "")];

        var validate = Array.IndexOf(names, "Validate");
        var rollBack = Array.IndexOf(names, "Roll back to the last package that passed");

        Assert.InRange(validate, 0, rollBack - 1);
        Assert.StartsWith("failure()", Workflow["jobs"]!["deploy"]!["steps"]![rollBack]!["if"]!.ToString());
    }

    [Fact]
    public void Parameters_EveryVariable_IsSetByTheWorkflow()
    {
        string[] variables = [.. Variable().Matches(Repository.Read("infra", "deploy.bicepparam")).Select(match => match.Groups[1].Value)];

        Assert.NotEmpty(variables);
        Assert.All(variables, variable => Assert.Matches($@"(?m)^\s+{variable}: ", Text));
    }

    [Fact]
    public async Task Outputs_ReadByTheWorkflow_AreThere()
    {
        var deployment = await Deployments.GetAsync(Deployments.Default);

        string[] read = [.. Output().Matches(Text).Select(match => match.Groups[1].Value)];

        Assert.Equal(["functionAppName", "functionAppUrl"], read);
        Assert.All(read, name => Assert.NotNull(deployment.Outputs[name]));
    }

    [GeneratedRegex(@"secrets\.(\w+)")]
    private static partial Regex Secret();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\(output (\w+)\)")]
    private static partial Regex Output();
}
