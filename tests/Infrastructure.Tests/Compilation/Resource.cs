using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Compilation;

/// <summary>One resource of a <see cref="Deployment"/>.</summary>
internal sealed record Resource(JsonObject Json)
{
    public string Type => Text("type")!;

    public string Name => Text("name")!;

    public string Id => Text("id")!;

    public JsonObject Properties => Json["properties"]!.AsObject();

    /// <summary>The value at a path such as <c>properties.siteConfig.minTlsVersion</c> as text; null when it is not there.</summary>
    public string? Text(string path) => Node(path)?.ToString();

    public JsonNode? Node(string path) => path.Split('.').Aggregate((JsonNode?)Json, (node, part) => node?[part]);
}
