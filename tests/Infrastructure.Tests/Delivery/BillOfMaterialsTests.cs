using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Delivery;

public sealed class BillOfMaterialsTests
{
    private const string Assets = """
        {
          "targets": {
            "net10.0": {
              "A/1.0.0": { "type": "package", "dependencies": { "B": "[2.0.0, )" } },
              "B/2.1.0": { "type": "package" },
              "Mine/1.0.0": { "type": "project" }
            }
          },
          "libraries": {
            "B/2.1.0": { "type": "package", "sha512": "AQI=" },
            "A/1.0.0": { "type": "package", "sha512": "/w==" },
            "Mine/1.0.0": { "type": "project" }
          },
          "project": { "version": "1.0.0", "restore": { "projectName": "App" } }
        }
        """;

    [Fact]
    public void Of_TwoPackages_NamesThemWithVersionHashAndDependency()
    {
        var bill = BillOfMaterials.Of(JsonNode.Parse(Assets)!.AsObject());

        Assert.Equal("App", bill["metadata"]!["component"]!["name"]!.ToString());
        Assert.Equal(
            ["pkg:nuget/A@1.0.0", "pkg:nuget/B@2.1.0"], bill["components"]!.AsArray().Select(component => component!["purl"]!.ToString()));
        Assert.Equal(["ff", "0102"], bill["components"]!.AsArray().Select(component => component!["hashes"]![0]!["content"]!.ToString()));
        Assert.Equal("""["pkg:nuget/B@2.1.0"]""", bill["dependencies"]![0]!["dependsOn"]!.ToJsonString());
        Assert.Equal("[]", bill["dependencies"]![1]!["dependsOn"]!.ToJsonString());
    }

    /// <summary>Also writes the document, to <c>artifacts/sbom/contentgen.cyclonedx.json</c>, for those who keep it.</summary>
    [Fact]
    public void App_AsRestored_HasABillOfMaterials()
    {
        var assets = Path.Combine(Repository.Root, "src", "ContentGen", "obj", "project.assets.json");
        Assert.SkipUnless(File.Exists(assets), "src/ContentGen is not restored.");

        var bill = BillOfMaterials.Of(JsonNode.Parse(File.ReadAllText(assets))!.AsObject());

        var folder = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "sbom")).FullName;
        File.WriteAllText(
            Path.Combine(folder, "contentgen.cyclonedx.json"), bill.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        var components = bill["components"]!.AsArray();
        Assert.Contains(components, component => component!["name"]!.ToString() == "Azure.Identity");
        Assert.All(components, component => Assert.Equal(128, component!["hashes"]![0]!["content"]!.ToString().Length));
        Assert.Equal(components.Count, components.Select(component => component!["bom-ref"]!.ToString()).Distinct().Count());
    }
}
