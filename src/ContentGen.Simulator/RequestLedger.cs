using System.Text.Json.Nodes;

namespace ContentGen.Simulator;

/// <summary>Counts the calls received. A call is counted before its answer is sent; a hanging one as soon as it hangs.</summary>
public sealed class RequestLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(ServiceCall Call, string Outcome), int> _counts = [];

    internal RequestLedger()
    {
    }

    /// <summary>All calls since the start or the last <see cref="Clear"/>.</summary>
    public int Total => Snapshot().Sum(entry => entry.Count);

    /// <summary>Calls that fit every argument given.</summary>
    public int Count(SimulatedService? service = null, string? operation = null, string? agent = null, string? outcome = null) =>
        Snapshot()
            .Where(entry => service is null || entry.Service == service)
            .Where(entry => operation is null || entry.Operation == operation)
            .Where(entry => agent is null || entry.Agent == agent)
            .Where(entry => outcome is null || entry.Outcome == outcome)
            .Sum(entry => entry.Count);

    /// <summary>The counts now, ordered by service, operation, agent and outcome.</summary>
    public IReadOnlyList<RequestCount> Snapshot()
    {
        lock (_gate)
        {
            return
            [
                .. _counts
                    .Select(entry => new RequestCount(
                        entry.Key.Call.Service, entry.Key.Call.Operation, entry.Key.Call.Agent, entry.Key.Outcome, entry.Value))
                    .OrderBy(entry => entry.Service)
                    .ThenBy(entry => entry.Operation)
                    .ThenBy(entry => entry.Agent)
                    .ThenBy(entry => entry.Outcome),
            ];
        }
    }

    /// <summary>Starts counting from zero.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }

    internal void Record(ServiceCall call, string outcome)
    {
        lock (_gate)
        {
            _counts[(call, outcome)] = _counts.GetValueOrDefault((call, outcome)) + 1;
        }
    }

    /// <summary><c>GET</c> and <c>DELETE /requests</c>.</summary>
    internal void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/requests", ShowAsync);
        routes.MapDelete("/requests", context =>
        {
            Clear();
            return ShowAsync(context);
        });
    }

    private Task ShowAsync(HttpContext context)
    {
        var counts = Snapshot();
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

/// <summary>How often calls of one kind had one outcome.</summary>
/// <param name="Service">The service called.</param>
/// <param name="Operation">The operation by its genuine name, such as <c>SynthesizeSpeech</c>.</param>
/// <param name="Agent">The agent that asked, or null when the request did not tell.</param>
/// <param name="Outcome"><c>ok</c>, the injected fault's mode, or the error code that the service answered with.</param>
/// <param name="Count">1 or more.</param>
public sealed record RequestCount(SimulatedService Service, string Operation, string? Agent, string Outcome, int Count);
