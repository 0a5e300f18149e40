using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>Errors in NewsAPI's shape.</summary>
internal static class NewsApiErrors
{
    public static SimulatedResponse Response(int status, string code, string message) =>
        SimulatedResponse.Json(status, new JsonObject { ["status"] = "error", ["code"] = code, ["message"] = message }) with
        {
            Outcome = code,
        };

    public static RefusedException Refusal(int status, string code, string message) => new(Response(status, code, message));

    public static RefusedException Invalid(string message) => Refusal(400, "parameterInvalid", message);

    public static RefusedException Exhausted(int most, int from, int to) => Refusal(
        426,
        "maximumResultsReached",
        $"You have requested too many results. Developer accounts are limited to a max of {most} results."
        + $" You are trying to request results {from} to {to}. Please upgrade to a paid plan if you need more results.");

    public static RefusedException Missing(string message) => Refusal(400, "parametersMissing", message);
}
