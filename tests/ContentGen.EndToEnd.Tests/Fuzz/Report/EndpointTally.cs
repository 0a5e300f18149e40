using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContentGen.EndToEnd.Tests.Fuzz.Report;

/// <summary>What came of all requests to one endpoint.</summary>
internal sealed class EndpointTally(string endpoint)
{
    private readonly ConcurrentDictionary<int, int> _statuses = [];
    private readonly ConcurrentBag<string> _findings = [];
    private readonly Lock _lock = new();

    public string Endpoint => endpoint;

    public IReadOnlyCollection<string> Findings => _findings;

    public int Cases => _statuses.Values.Sum();

    public TimeSpan Slowest { get; private set; }

    /// <summary>Such as <c>200 ×12, 404 ×488</c>; 0 stands for closed without an answer.</summary>
    public string Statuses =>
        string.Join(
            ", ", _statuses.OrderBy(status => status.Key).Select(status => $"{(status.Key == 0 ? "closed" : status.Key)} ×{status.Value}"));

    public void Count(int status, long startedAt)
    {
        _statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
        var took = Stopwatch.GetElapsedTime(startedAt);
        lock (_lock)
        {
            Slowest = took > Slowest ? took : Slowest;
        }
    }

    public void Find(string finding) => _findings.Add(finding);
}
