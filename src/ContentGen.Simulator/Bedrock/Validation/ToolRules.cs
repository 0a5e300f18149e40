using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>The rules of tools, and the tool that the answer uses.</summary>
internal static partial class ToolRules
{
    public static ToolSpec? Demand(JsonObject body)
    {
        if (body["toolConfig"] is not { } node)
        {
            return null;
        }

        var config = Field.Object(node, "toolConfig");
        var listed = Field.Items(config["tools"], "toolConfig.tools");
        if (listed.Count == 0)
        {
            throw AwsErrors.Constraint("toolConfig.tools", "[]", "Member must have length greater than or equal to 1");
        }

        var tools = listed.Select(tool => Tool(tool.Node, tool.Field)).OfType<ToolSpec>().ToList();
        if (tools.GroupBy(tool => tool.Name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
        {
            throw AwsErrors.Validation($"The tool {repeated.Key} is defined more than once in toolConfig.tools. Remove the duplicate.");
        }

        return Chosen(config["toolChoice"], tools);
    }

    // Left the choice, the simulated model prefers a tool to free text.
    private static ToolSpec? Chosen(JsonNode? choice, List<ToolSpec> tools)
    {
        if (choice is null)
        {
            return tools.FirstOrDefault();
        }

        var member = Field.Object(choice, "toolConfig.toolChoice");
        if (member.Count != 1 || member.Single().Key is not ("auto" or "any" or "tool"))
        {
            throw AwsErrors.Validation("The toolChoice field at toolConfig must set exactly one of auto, any or tool.");
        }

        if (member["tool"] is not { } named)
        {
            return tools.FirstOrDefault();
        }

        var name = named["name"].Text() ?? throw AwsErrors.Missing("toolConfig.toolChoice.tool.name");
        return tools.Find(tool => tool.Name == name)
            ?? throw AwsErrors.Validation($"The tool {name} at toolConfig.toolChoice.tool.name is not defined in toolConfig.tools.");
    }

    private static ToolSpec? Tool(JsonNode? node, string field)
    {
        // Cache points and built-in tools stand in the same list.
        if (node?["toolSpec"] is not { } specNode)
        {
            return null;
        }

        var spec = Field.Object(specNode, $"{field}.toolSpec");
        var name = spec["name"].Text() ?? throw AwsErrors.Missing($"{field}.toolSpec.name");
        if (!NamePattern().IsMatch(name))
        {
            throw AwsErrors.Pattern($"{field}.toolSpec.name", name, "[a-zA-Z0-9_-]{1,64}");
        }

        if (spec["description"] is { } description && description.ToString().Length == 0)
        {
            throw AwsErrors.Constraint($"{field}.toolSpec.description", "", "Member must have length greater than or equal to 1");
        }

        var schemaField = $"{field}.toolSpec.inputSchema.json";
        var schema = Field.Object(spec["inputSchema"]?["json"] ?? throw AwsErrors.Missing(schemaField), schemaField);
        if (schema["type"].Text() != "object")
        {
            throw AwsErrors.Validation($"The value at {schemaField}.type must be one of the following: object.");
        }

        if (spec["strict"]?.GetValueKind() == System.Text.Json.JsonValueKind.True)
        {
            StrictSchemaRules.Demand(schema, schemaField);
        }

        return new ToolSpec(name, schema);
    }

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex NamePattern();
}
