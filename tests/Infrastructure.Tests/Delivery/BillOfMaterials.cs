using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Delivery;

/// <summary>
/// What a restore chose (<c>obj/project.assets.json</c>), as a CycloneDX 1.6 document: every package with its version, hash and
/// dependencies.
/// The same restore gives the same document.
/// </summary>
internal static class BillOfMaterials
{
    public static JsonObject Of(JsonObject assets)
    {
        var libraries = assets["libraries"]!.AsObject();
        string[] packages = [.. libraries.Where(library => library.Value!["type"]!.ToString() == "package").Select(
            library => library.Key).Order(StringComparer.OrdinalIgnoreCase)];
        var target = assets["targets"]!.AsObject().First().Value!.AsObject();
        return new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject { ["component"] = Application(assets["project"]!) },
            ["components"] = new JsonArray([.. packages.Select(package => Component(package, libraries[package]!))]),
            ["dependencies"] = new JsonArray([.. packages.Select(package => Dependencies(package, target))]),
        };
    }

    private static JsonObject Application(JsonNode project) => new()
    {
        ["type"] = "application",
        ["name"] = project["restore"]!["projectName"]!.ToString(),
        ["version"] = project["version"]!.ToString(),
    };

    // NuGet keeps SHA-512 in base64, CycloneDX in hexadecimal.
    private static JsonObject Component(string package, JsonNode library) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = Url(package),
        ["name"] = package.Split('/')[0],
        ["version"] = package.Split('/')[1],
        ["purl"] = Url(package),
        ["hashes"] = new JsonArray(new JsonObject
        {
            ["alg"] = "SHA-512",
            ["content"] = Convert.ToHexStringLower(Convert.FromBase64String(library["sha512"]!.ToString())),
        }),
    };

    private static JsonObject Dependencies(string package, JsonObject target)
    {
        var names = target[package]?["dependencies"]?.AsObject().Select(dependency => dependency.Key) ?? [];
        var chosen = names.SelectMany(
            name => target.Where(one => one.Key.StartsWith(name + "/", StringComparison.OrdinalIgnoreCase)).Select(one => one.Key));
        return new JsonObject
        {
            ["ref"] = Url(package),
            ["dependsOn"] = new JsonArray(
                [.. chosen.Where(one => target[one]!["type"]!.ToString() == "package").Select(one => JsonValue.Create(Url(one)))]),
        };
    }

    private static string Url(string package) => "pkg:nuget/" + package.Replace('/', '@');
}
