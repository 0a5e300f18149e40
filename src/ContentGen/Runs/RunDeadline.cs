using ContentGen.Learning;

namespace ContentGen.Runs;

/// <summary>
/// The time limit of a run, and the one race of a call against time. Work stops a little before the limit, so that what there is can still
/// be assembled and published within it.
/// </summary>
/// <remarks>
/// All waits of a run share its timers: one is begun only when none that is pending ends by the time at which somebody has to be given up.
/// A run in which nothing is late begins one or two. They are taken back when the run ends; an orchestration that has returned stays
/// Running until each activity and timer it began has ended, so whoever gives a call up also sees to it that the call ends soon by itself.
/// </remarks>
internal sealed class RunDeadline(TaskOrchestrationContext context, TimeSpan limit) : IDisposable
{
    public const string Reason = "The run's time was over.";

    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _runEnded = new();
    private readonly List<Wait> _waits = [];
    private readonly SortedSet<DateTime> _timers = [];

    /// <summary>Time kept back for publishing: a tenth of the limit, at most 15 seconds.</summary>
    public TimeSpan Reserve { get; } = limit / 10 < LongestReserve ? limit / 10 : LongestReserve;

    /// <summary>When the run's time limit is over.</summary>
    public DateTime End { get; private set; } = context.CurrentUtcDateTime + limit;

    /// <summary>When no step may go on.</summary>
    public DateTime WorkEnds => End - Reserve;

    public bool HasPassed => context.CurrentUtcDateTime >= WorkEnds;

    /// <summary>Time left for work; zero when there is none.</summary>
    public TimeSpan Left => HasPassed ? TimeSpan.Zero : WorkEnds - context.CurrentUtcDateTime;

    /// <summary>
    /// How much of the time left one stage may use: all but twice what the stages after it usually take, and never less than its equal
    /// share. So a service that hangs uses up its own stage's time, not that of the others.
    /// </summary>
    public TimeSpan BudgetOf(int stage, TimeSpan usuallyAfter)
    {
        var left = Left;
        var share = left / (RunExpectations.LastStage - stage + 1);
        var spare = left - (2 * usuallyAfter);
        return spare > share ? spare : share;
    }

    /// <summary>
    /// How long to wait for something that is of use also when time is over: no longer than <paramref name="most"/>, and all such waits
    /// together no longer than half the reserve, which leaves the other half for publishing.
    /// </summary>
    public TimeSpan PatienceOf(TimeSpan most)
    {
        var left = WorkEnds + (Reserve / 2) - context.CurrentUtcDateTime;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < most ? left : most;
    }

    /// <summary>Waits for a call no longer than a time.</summary>
    /// <returns>True when the call ended, well or not; false when it is given up.</returns>
    public Task<bool> EndsWithinAsync(Task call, TimeSpan time)
    {
        var end = context.CurrentUtcDateTime + time;
        return EndsByAsync(call, () => end);
    }

    /// <summary>Waits for a call until a time that may be put off while it is waited for.</summary>
    /// <returns>True when the call ended, well or not; false when it is given up.</returns>
    public async Task<bool> EndsByAsync(Task call, Func<DateTime> limit)
    {
        var wait = new Wait(limit);
        _waits.Add(wait);
        BeginTimer();
        await Task.WhenAny(call, wait.Over.Task);
        _waits.Remove(wait);
        return call.IsCompleted;
    }

    /// <summary>Calls an activity that may take so long and is given up then: no further attempt is made.</summary>
    /// <param name="retry">Makes the policy from what its <c>HandleFailure</c> is to be.</param>
    /// <returns>The call, ended or given up.</returns>
    public async Task<Task<T>> CallWithinAsync<T>(
        string activity, object input, Func<Func<TaskFailureDetails, bool>, RetryPolicy> retry, TimeSpan time)
    {
        var isGivenUp = false;
        var call = context.CallActivityAsync<T>(activity, input, TaskOptions.FromRetryPolicy(retry(_ => !isGivenUp)));
        isGivenUp = !await EndsWithinAsync(call, time);
        return call;
    }

    /// <summary>Moves the limit by a time that does not count, because the run waited for a person.</summary>
    public void PutOff(TimeSpan time) => End += time;

    /// <summary>Takes the run's timers back.</summary>
    public void Dispose()
    {
        _runEnded.Cancel();
        _runEnded.Dispose();
    }

    private void BeginTimer()
    {
        if (_waits.Count > 0 && _waits.Min(wait => wait.Limit()) is var next && (_timers.Count == 0 || next < _timers.Min))
        {
            _timers.Add(next);
            _ = EndWaitsAtAsync(next);
        }
    }

    private async Task EndWaitsAtAsync(DateTime time)
    {
        try
        {
            await context.CreateTimer(time, _runEnded.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _timers.Remove(time);
        foreach (var wait in _waits.Where(wait => wait.Limit() <= context.CurrentUtcDateTime).ToList())
        {
            wait.Over.TrySetResult();
        }

        BeginTimer();
    }

    private sealed record Wait(Func<DateTime> Limit)
    {
        public TaskCompletionSource Over { get; } = new();
    }
}
