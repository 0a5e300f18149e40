using System.Diagnostics;
using System.Text.Json;
using ContentGen.Local.Progress;
using ContentGen.Runs;

namespace ContentGen.Local.Client;

/// <summary>Watches a run until it ends.</summary>
internal sealed class RunFollower(BriefClient client, IProgressView view, TimeSpan limit)
{
    private const int MostFailuresInARow = 50;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <param name="watch">Running since the run was asked for.</param>
    /// <exception cref="LocalFailureException">The run did not end in time, or its status cannot be read.</exception>
    public async Task<RunStatus> FollowAsync(string runId, Stopwatch watch, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (watch.Elapsed < limit && failures < MostFailuresInARow)
        {
            var status = await TryReadAsync(runId, cancellationToken);
            failures = status is null ? failures + 1 : 0;
            if (status is not null)
            {
                view.Show(ProgressBoard.From(status), watch.Elapsed);
                if (status.Status is RunState.Completed or RunState.Partial or RunState.Failed)
                {
                    return status;
                }
            }

            await Task.Delay(Interval, cancellationToken);
        }

        throw LocalFailureException.NothingDelivered(
            failures > 0 ? $"The status of run {runId} cannot be read." : $"Run {runId} did not end within {limit:c}.");
    }

    private async Task<RunStatus?> TryReadAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            return await client.StatusAsync(runId, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException)
        {
            return null;
        }
    }
}
