namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>Many runs at once.</summary>
internal static class Crowd
{
    public static TimeSpan Pace { get; } = TimeSpan.FromMilliseconds(50);

    public static async Task<WatchedRun[]> StartAsync(ServedApp app, int runs, bool fresh = true) =>
        await Task.WhenAll(Enumerable.Range(0, runs).Select(number => WatchedRun.StartAsync(app, number, fresh)));

    public static Task FollowAsync(ServedApp app, IEnumerable<WatchedRun> runs, TimeSpan? pace = null, CancellationToken stop = default) =>
        Task.WhenAll(runs.Select(run => run.FollowAsync(app, pace ?? Pace, stop)));

    public static Task FetchAsync(ServedApp app, IEnumerable<WatchedRun> runs) => Task.WhenAll(runs.Select(run => run.FetchAsync(app)));

    /// <summary>Starts, follows to the end and fetches what came of it.</summary>
    public static async Task<WatchedRun[]> RunAsync(ServedApp app, int runs, TimeSpan? pace = null)
    {
        var watched = await StartAsync(app, runs);
        await FollowAsync(app, watched, pace);
        await FetchAsync(app, watched);
        return watched;
    }
}
