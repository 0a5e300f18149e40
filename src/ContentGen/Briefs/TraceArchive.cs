using ContentGen.Storage;

namespace ContentGen.Briefs;

/// <summary>
/// Keeps the traces of runs beside their briefs. Every method throws <see cref="Failures.SystemResourceException"/> when the store
/// cannot be used.
/// </summary>
public sealed partial class TraceArchive(IContentStore store, ILogger<TraceArchive> logger)
{
    /// <summary>
    /// Stores a trace and the way from its trace id to it. The trace of a section that was made again becomes part of the run's own, in
    /// whichever order they come. Storing the same again changes nothing.
    /// </summary>
    public async Task StoreAsync(RunTrace trace, CancellationToken cancellationToken)
    {
        if (await FindAsync(trace.RunId, cancellationToken) is { } kept)
        {
            trace = RunTrace.Merged(kept, trace);
        }

        await store.PutJsonAsync(ContentName.Trace(trace.RunId), trace, cancellationToken);
        if (IsTraceId(trace.TraceId))
        {
            await store.PutJsonAsync(ContentName.RunOfTrace(trace.TraceId!), new TracedRun(trace.RunId), cancellationToken);
        }
    }

    /// <summary>Null when there is none.</summary>
    public Task<RunTrace?> FindAsync(string runId, CancellationToken cancellationToken) =>
        ReadAsync<RunTrace>(ContentName.Trace(runId), cancellationToken);

    /// <summary>Id of the run that a trace belongs to; of several, the one that was published last. Null when there is none.</summary>
    public async Task<string?> FindRunAsync(string traceId, CancellationToken cancellationToken) =>
        IsTraceId(traceId) ? (await ReadAsync<TracedRun>(ContentName.RunOfTrace(traceId), cancellationToken))?.RunId : null;

    /// <summary>Deletes the way to a run's trace, unless it leads to another run. The trace itself goes with the run's content.</summary>
    public async Task ForgetAsync(string runId, CancellationToken cancellationToken)
    {
        if ((await FindAsync(runId, cancellationToken))?.TraceId is { } traceId && await FindRunAsync(traceId, cancellationToken) == runId)
        {
            await store.DeleteAsync(ContentName.RunOfTrace(traceId), cancellationToken);
        }
    }

    internal static bool IsTraceId(string? text) => text is { Length: 32 } && text.All(char.IsAsciiHexDigitLower);

    private Task<T?> ReadAsync<T>(string name, CancellationToken cancellationToken)
        where T : class =>
        store.FindJsonAsync<T>(name, cancellationToken, fault => LogDamaged(name, fault));

    [LoggerMessage(3131, LogLevel.Warning, "Skipped {Name}: it is not a trace ({Fault}).")]
    private partial void LogDamaged(string name, string fault);

    private sealed record TracedRun(string RunId);
}
