using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>
/// What the durable extension does in the host: orchestrations, activities and entity operations, each the parent of the invocation that
/// it makes. A deployed host exports these itself, so that they are not among what the app sends.
/// </summary>
internal sealed class HostSpans : IDisposable
{
    private readonly ConcurrentQueue<(string Trace, string Span)> _seen = new();
    private readonly ActivityListener _listener;

    public HostSpans()
    {
        _listener = new()
        {
            ShouldListenTo = source =>
                source.Name.StartsWith("DurableTask", StringComparison.Ordinal)
                    || source.Name.StartsWith("WebJobs.Extensions.DurableTask", StringComparison.Ordinal),
            ActivityStarted = activity => _seen.Enqueue((activity.TraceId.ToHexString(), activity.SpanId.ToHexString())),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyCollection<string> IdsOf(string traceId) => [.. _seen.Where(one => one.Trace == traceId).Select(one => one.Span)];

    public void Dispose() => _listener.Dispose();
}
