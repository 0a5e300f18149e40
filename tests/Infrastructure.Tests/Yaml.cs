using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infrastructure.Tests;

/// <summary>
/// YAML as JSON. A value with a tag of CloudFormation, such as <c>!Sub</c>, becomes an object with the tag as its one key.
/// </summary>
internal static class Yaml
{
    public static JsonNode Parse(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return Convert(Assert.Single(stream.Documents).RootNode);
    }

    private static JsonNode Convert(YamlNode node) =>
        IsCustom(node.Tag) ? new JsonObject { [node.Tag.Value] = Untagged(node) } : Untagged(node);

    private static bool IsCustom(TagName tag) => !tag.IsEmpty && !tag.IsNonSpecific && tag.Value.StartsWith('!');

    private static JsonNode Untagged(YamlNode node) => node switch
    {
        YamlMappingNode mapping =>
            new JsonObject(mapping.Children.Select(pair => KeyValuePair.Create(pair.Key.ToString(), (JsonNode?)Convert(pair.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value ?? ""),
        _ => throw new NotSupportedException($"A {node.NodeType} at line {node.Start.Line} is not expected here."),
    };
}
