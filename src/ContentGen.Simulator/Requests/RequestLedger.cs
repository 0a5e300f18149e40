namespace ContentGen.Simulator.Requests;

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
                    .Select(entry => Count(entry.Key.Call, entry.Key.Outcome, entry.Value))
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

    private static RequestCount Count(ServiceCall call, string outcome, int count) =>
        new(call.Service, call.Operation, call.Agent, outcome, count);

    internal void Record(ServiceCall call, string outcome)
    {
        lock (_gate)
        {
            _counts[(call, outcome)] = _counts.GetValueOrDefault((call, outcome)) + 1;
        }
    }
}
