using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Delivery;

/// <summary>Which AWS clients the app is built with: the genuine ones in what is deployed, stand-ins in everything else.</summary>
public sealed partial class AwsClientsTests
{
    private static readonly string App = Path.Combine(Repository.Root, "src", "ContentGen");

    private static readonly string[] Clients = ["AWSSDK.BedrockRuntime", "AWSSDK.Polly"];

    // What "dotnet publish" sets, where "func azure functionapp publish" builds, and the property itself.
    [Theory]
    [InlineData("-p:_IsPublishing=true")]
    [InlineData("-p:OutputPath=/anywhere/bin/publish/")]
    [InlineData(@"-p:OutputPath=C:\anywhere\bin\publish\")]
    [InlineData("-p:AwsClients=Genuine")]
    public async Task App_ToBeDeployed_HasTheGenuineClientsAndItsOwnLockFile(string property)
    {
        var app = await EvaluateAsync(property);

        Assert.Equal("Genuine", app["Properties"]!["AwsClients"]!.ToString());
        Assert.Equal(Path.Combine(App, "obj", "packages.lock.json"), app["Properties"]!["NuGetLockFilePath"]!.ToString());
        Assert.Equal(Clients, Names(app, "PackageReference").Intersect(Clients));
        Assert.Empty(Names(app, "ProjectReference").Intersect(Clients));
    }

    // By default, where "func start" builds, and what tests publish.
    [Theory]
    [InlineData("-p:Configuration=Release")]
    [InlineData("-p:OutputPath=/anywhere/bin/output/")]
    [InlineData("-p:_IsPublishing=true", "-p:PublishForTests=true")]
    public async Task App_OnOneMachine_HasStandInsAndTheLockFileOfTheRepository(params string[] properties)
    {
        var app = await EvaluateAsync(properties);

        Assert.Equal("StandIn", app["Properties"]!["AwsClients"]!.ToString());
        Assert.Equal("", app["Properties"]!["NuGetLockFilePath"]!.ToString());
        Assert.Empty(Names(app, "PackageReference").Intersect(Clients));
        Assert.Equal(Clients, Names(app, "ProjectReference").Intersect(Clients));
    }

    [Theory]
    [InlineData("publish", "--no-restore", "-p:AwsClients=StandIn")]
    [InlineData("build", "--no-restore", "-p:AwsClients=StandIn", "-p:OutputPath=/anywhere/bin/publish/")]
    [InlineData("msbuild", "-t:Publish", "-p:NoBuild=true")]
    public async Task StandIns_ToBeDeployed_AreRefusedAtOnce(string command, params string[] arguments)
    {
        var result = await ProcessResult.RunAsync("dotnet", [command, App, "-nologo", "-m:1", .. arguments]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("error CG0001: ContentGen cannot be published with AwsClients=StandIn.", result.Output);
        Assert.DoesNotContain(" -> ", result.Output);
    }

    [Fact]
    public void Stages_OfADelivery_DoNotChooseClients()
    {
        var steps = WorkflowTests.Read("deploy.yml")["jobs"]!["package"]!["steps"]!.AsArray();
        var publishing = steps.Single(step => step!["name"]?.ToString() == "Publish")!;

        Assert.StartsWith("dotnet publish src/ContentGen ", publishing["run"]!.ToString());
        Assert.All(
            [publishing.ToJsonString(), Guide.Commands, Repository.Read("azure.yaml")],
            delivery => Assert.DoesNotMatch("AwsClients|PublishForTests", delivery));
    }

    // The worker's extension names the one that the Functions host loads beside it; the local host has the same.
    [Fact]
    public void DurableExtension_OfTheLocalHost_IsThatOfADeployment()
    {
        var obj = Path.Combine(App, "obj");
        var generated = Directory.Exists(obj) ? Directory.GetFiles(obj, "WorkerExtensions.csproj", SearchOption.AllDirectories) : [];
        Assert.SkipWhen(generated.Length == 0, "src/ContentGen is not built.");

        var pinned = DurableExtension().Match(Repository.Read("Directory.Packages.props")).Groups[1].Value;

        Assert.All(generated, project => Assert.Equal(pinned, DurableExtension().Match(File.ReadAllText(project)).Groups[1].Value));
    }

    private static async Task<JsonNode> EvaluateAsync(params string[] properties)
    {
        string[] questions = ["-getProperty:AwsClients,NuGetLockFilePath", "-getItem:PackageReference,ProjectReference"];
        var result = await ProcessResult.RunAsync("dotnet", ["msbuild", App, "-nologo", .. questions, .. properties]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        return JsonNode.Parse(result.Output)!;
    }

    // A project's name is that of the package it replaces.
    private static string[] Names(JsonNode app, string item) =>
        [.. app["Items"]![item]!.AsArray()
            .Select(one => one!["Identity"]!.ToString())
            .Select(name => name.EndsWith(".csproj", StringComparison.Ordinal) ? Path.GetFileNameWithoutExtension(name) : name)
            .Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"""Microsoft\.Azure\.WebJobs\.Extensions\.DurableTask"" Version=""([\d.]+)""")]
    private static partial Regex DurableExtension();
}
