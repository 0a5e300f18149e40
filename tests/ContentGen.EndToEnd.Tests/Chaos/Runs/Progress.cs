namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>Waits for runs to come far enough, and keeps what is read meanwhile.</summary>
internal static class Progress
{
    /// <summary>Returns when every run has so many agents behind it, or has ended.</summary>
    public static async Task ReachedAsync(ServedApp app, IReadOnlyList<WatchedRun> runs, int agents)
    {
        using var reached = new CancellationTokenSource();
        var following = Crowd.FollowAsync(app, runs, stop: reached.Token);
        using var pace = new PeriodicTimer(Crowd.Pace);
        while (!runs.All(run => run.HasEnded || run.Last?.Completed >= agents) && await pace.WaitForNextTickAsync())
        {
            if (following.IsCompleted)
            {
                break;
            }
        }

        await reached.CancelAsync();
        await following;
    }
}
