using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Aws;

/// <summary>Errors in the shape of the AWS JSON services: type in a header, message in the body.</summary>
internal static class AwsErrors
{
    public static SimulatedResponse Response(int status, string type, string message) =>
        SimulatedResponse.Json(status, new JsonObject { ["message"] = message }) with
        {
            Outcome = type,
            Headers = new Dictionary<string, string> { ["x-amzn-ErrorType"] = type },
        };

    public static RefusedException Refusal(int status, string type, string message) => new(Response(status, type, message));

    public static RefusedException Validation(string message) => Refusal(400, "ValidationException", message);

    public static RefusedException Constraint(string field, string? value, string constraint) =>
        Validation($"1 validation error detected: Value '{value}' at '{field}' failed to satisfy constraint: {constraint}");
}
