using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Requests;

/// <summary><c>GET</c> and <c>DELETE /requests</c>.</summary>
internal static class RequestEndpoints
{
    public static void MapRequests(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests", (HttpContext context, RequestLedger ledger) => ShowAsync(context, ledger));
        routes.MapDelete("/requests", (HttpContext context, RequestLedger ledger) =>
        {
            ledger.Clear();
            return ShowAsync(context, ledger);
        });
    }

    private static Task ShowAsync(HttpContext context, RequestLedger ledger)
    {
        var counts = ledger.Snapshot();
        var body = new JsonObject
        {
            ["total"] = counts.Sum(entry => entry.Count),
            ["requests"] = new JsonArray([.. counts.Select(Row)]),
        };
        return SimulatedResponse.Json(200, body).WriteAsync(context);
    }

    private static JsonNode Row(RequestCount entry) => new JsonObject
    {
        ["service"] = entry.Service.Name(),
        ["operation"] = entry.Operation,
        ["agent"] = entry.Agent,
        ["outcome"] = entry.Outcome,
        ["count"] = entry.Count,
    };
}
