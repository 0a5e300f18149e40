using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Aws;

/// <summary>A request to an AWS service, its body read whole.</summary>
internal sealed record AwsRequest(IHeaderDictionary Headers, byte[] Body)
{
    public static async Task<AwsRequest> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return new AwsRequest(context.Request.Headers, body.ToArray());
    }

    /// <summary>The body as an object, or null when it is none.</summary>
    public JsonObject? Json()
    {
        try
        {
            return JsonNode.Parse(Body) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public JsonObject RequiredJson() =>
        Json() ?? throw AwsErrors.Refusal(400, "SerializationException", "The request body is not a JSON object.");
}
