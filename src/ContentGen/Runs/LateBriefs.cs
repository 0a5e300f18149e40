using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Resilience;

namespace ContentGen.Runs;

/// <summary>
/// Briefs on their way into a store that could not be written: each is the input of a <see cref="PublishLaterOrchestrator"/> that has not
/// ended. So a brief is there for its readers from the moment its run says it is delivered, also while the run itself still ends.
/// </summary>
public sealed partial class LateBriefs(TimeLimits limits, ILogger<LateBriefs> logger)
{
    // Asked for by every reader of the latest brief.
    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly OrchestrationRuntimeStatus[] NotEnded =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    private Answer? _answer;

    /// <summary>The latest revision of a run's brief that is still to be stored; null when none is found.</summary>
    public async Task<Brief?> FindAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken) =>
        (await ReadAsync(PublishLaterOrchestrator.PrefixOf(runId), client, cancellationToken))
            .Where(brief => brief.RunId == runId)
            .MaxBy(brief => brief.Revision);

    /// <summary>
    /// The newest brief that is still to be stored, as of 2 seconds ago at most, an emergency brief only when there is no other; null when
    /// none is found.
    /// </summary>
    public async Task<Brief?> FindLatestAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _answer) is { } known && limits.Time.GetElapsedTime(known.AskedAt) < AnswerLifetime)
        {
            return known.Latest;
        }

        var briefs = await ReadAsync(PublishLaterOrchestrator.IdPrefix, client, cancellationToken);
        var latest = briefs.MaxBy(brief => (!brief.Emergency, brief.GeneratedAt, brief.Revision));
        Volatile.Write(ref _answer, new(limits.Time.GetTimestamp(), latest));
        return latest;
    }

    /// <summary>The brief in a completed run's output, without word timings; null when there is none.</summary>
    /// <exception cref="SystemResourceException">The run cannot be looked up.</exception>
    public async Task<Brief?> FindOutputAsync(string runId, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            var run = await client.GetInstanceAsync(runId, getInputsAndOutputs: true, cancellationToken);
            return run is { RuntimeStatus: OrchestrationRuntimeStatus.Completed } ? run.ReadOutputAs<RunResult>()?.Brief : null;
        }
        catch (JsonException exception)
        {
            LogForeignOutput(runId, exception.Message);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SystemResourceException($"The run '{runId}' cannot be looked up: {exception.Message}", exception);
        }
    }

    private async Task<IReadOnlyList<Brief>> ReadAsync(string prefix, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var query = new OrchestrationQuery { InstanceIdPrefix = prefix, Statuses = NotEnded, FetchInputsAndOutputs = true };
        try
        {
            return await limits.RunAsync(
                "late-briefs",
                Patience,
                async token => await client.GetAllInstancesAsync(query)
                    .Where(instance => instance.Name == PublishLaterOrchestrator.FunctionName)
                    .Select(instance => BriefOf(instance))
                    .OfType<Brief>()
                    .ToListAsync(token),
                cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreadable(exception);
            return [];
        }
    }

    private Brief? BriefOf(OrchestrationMetadata instance)
    {
        try
        {
            return instance.ReadInputAs<PublishCall>()?.Brief;
        }
        catch (JsonException exception)
        {
            LogForeignInput(instance.InstanceId, exception.Message);
            return null;
        }
    }

    [LoggerMessage(3104, LogLevel.Warning, "The output of orchestration {RunId} is not a brief ({Fault}).")]
    private partial void LogForeignOutput(string runId, string fault);

    [LoggerMessage(3105, LogLevel.Warning, "Briefs that are still to be stored cannot be looked up.")]
    private partial void LogUnreadable(Exception exception);

    [LoggerMessage(3106, LogLevel.Warning, "The input of orchestration {InstanceId} is not a brief to publish ({Fault}).")]
    private partial void LogForeignInput(string instanceId, string fault);

    private sealed record Answer(long AskedAt, Brief? Latest);
}
