using System.Diagnostics;
using Microsoft.Azure.WebJobs.Extensions.DurableTask;
using Microsoft.Azure.WebJobs.Extensions.DurableTask.Correlation;
using Microsoft.Azure.WebJobs.Extensions.DurableTask.Options;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace LocalFunctionsHost.Jobs;

/// <summary>
/// Distributed tracing as <c>extensions.durableTask.tracing</c> of host.json asks for: the trace of whoever starts an orchestration reaches
/// its activities. Nothing is exported: the extension's own activator would look for Application Insights, and warn without it.
/// </summary>
internal sealed class DurableTracing(IOptions<DurableTaskOptions> options) : ITelemetryActivator, IDisposable
{
    private ActivityListener? _listener;

    public void Initialize(ILogger logger)
    {
        var tracing = options.Value.Tracing;
        if (!tracing.DistributedTracingEnabled || tracing.Version != DurableDistributedTracingVersion.V2)
        {
            return;
        }
        _listener = new ActivityListener
        {
            ShouldListenTo = source =>
                source.Name.StartsWith("DurableTask", StringComparison.Ordinal)
                || source.Name.StartsWith("WebJobs.Extensions.DurableTask", StringComparison.Ordinal),
            Sample = Sample,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose() => _listener?.Dispose();

    /// <summary>What nobody began is recorded; otherwise whoever began it has decided.</summary>
    private static ActivitySamplingResult Sample(ref ActivityCreationOptions<ActivityContext> creation) =>
        creation.Parent == default || creation.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
            ? ActivitySamplingResult.AllDataAndRecorded
            : ActivitySamplingResult.AllData;
}
