using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>Errors in NewsAPI's shape.</summary>
internal static class NewsApiErrors
{
    public static SimulatedResponse Response(int status, string code, string message) =>
        SimulatedResponse.Json(status, new JsonObject { ["status"] = "error", ["code"] = code, ["message"] = message }) with { Outcome = code };

    public static RefusedException Refusal(int status, string code, string message) => new(Response(status, code, message));

    public static RefusedException Invalid(string message) => Refusal(400, "parameterInvalid", message);

    public static RefusedException Missing(string message) => Refusal(400, "parametersMissing", message);
}
