using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Compilation;

/// <summary>What a deployment with certain parameters would make: the compiler's own prediction, with expressions evaluated.</summary>
internal sealed class Deployment
{
    private Deployment(IReadOnlyList<Resource> resources, JsonObject outputs) => (Resources, Outputs) = (resources, outputs);

    public IReadOnlyList<Resource> Resources { get; }

    public JsonObject Outputs { get; }

    public IEnumerable<Resource> OfType(string type) => Resources.Where(resource => resource.Type == type);

    public Resource Single(string type) => Assert.Single(OfType(type));

    public static async Task<Deployment> PredictAsync(IReadOnlyDictionary<string, string> environment)
    {
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Infrastructure, except: "node_modules");
        var result = await Bicep.RunAsync(
            [
                "snapshot", folder.File("deploy.bicepparam"), "--mode", "overwrite",
                "--subscription-id", "00000000-0000-0000-0000-000000000001",
                "--tenant-id", "00000000-0000-0000-0000-000000000002",
                "--resource-group", "rg-test", "--location", "eastus2",
            ],
            environment);
        Assert.True(result.ExitCode == 0, result.Error);
        return Read(JsonNode.Parse(File.ReadAllText(folder.File("deploy.snapshot.json")))!);
    }

    private static Deployment Read(JsonNode snapshot)
    {
        Assert.Empty(snapshot["diagnostics"]!.AsArray());
        return new(
            [.. snapshot["predictedResources"]!.AsArray().Select(node => new Resource(node!.AsObject()))],
            snapshot["outputs"]!.AsObject());
    }
}
