using System.Text;

namespace ContentGen.Simulator.Tests;

/// <summary>What came back.</summary>
internal sealed record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    public string? ErrorType => Headers.GetValueOrDefault("x-amzn-ErrorType");

    public string Message => Json["message"]!.ToString();

    /// <summary>The input of the tool that the model used.</summary>
    public JsonObject ToolInput => Json["output"]!["message"]!["content"]![0]!["toolUse"]!["input"]!.AsObject();
}
