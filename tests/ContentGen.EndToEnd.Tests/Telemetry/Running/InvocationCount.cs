using System.Collections.Concurrent;
using System.Diagnostics;

namespace ContentGen.EndToEnd.Tests.Telemetry.Running;

/// <summary>
/// Counts how often each function is invoked; an orchestrator that waits is invoked and never ends, so its beginning counts.
/// </summary>
internal sealed class InvocationCount : IDisposable
{
    private readonly ConcurrentQueue<Activity> _begun = new();
    private readonly ActivityListener _listener;

    public InvocationCount()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == "Microsoft.Azure.Functions.Worker",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = _begun.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Of(string function) => _begun.Count(activity => (string?)activity.GetTagItem("faas.name") == function);

    public void Dispose() => _listener.Dispose();
}
