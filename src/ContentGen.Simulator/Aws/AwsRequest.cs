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

/// <summary>Errors in the shape of the AWS JSON services: type in a header, message in the body.</summary>
internal static class AwsErrors
{
    public static SimulatedResponse Response(int status, string type, string message) =>
        SimulatedResponse.Json(status, new JsonObject { ["message"] = message }, outcome: type).WithHeader("x-amzn-ErrorType", type);

    public static RefusedException Refusal(int status, string type, string message) => new(Response(status, type, message));

    public static RefusedException Validation(string message) => Refusal(400, "ValidationException", message);

    public static RefusedException Missing(string field) => Constraint(field, "null", "Member must not be null");

    public static RefusedException Pattern(string field, string? value, string pattern) =>
        Constraint(field, value, $"Member must satisfy regular expression pattern: {pattern}");

    public static RefusedException NotAmong(string field, string? value, IEnumerable<string> allowed) =>
        Constraint(field, value ?? "null", $"Member must satisfy enum value set: [{string.Join(", ", allowed)}]");

    public static RefusedException Constraint(string field, string? value, string constraint) =>
        Validation($"1 validation error detected: Value '{value}' at '{field}' failed to satisfy constraint: {constraint}");
}
