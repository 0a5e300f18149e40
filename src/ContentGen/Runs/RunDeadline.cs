using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// One durable timer for the whole run. It fires a little before the run's time limit, so that what there is can still be assembled
/// and published within it.
/// </summary>
internal sealed class RunDeadline : IDisposable
{
    public const string Reason = "The run's time was over.";

    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _met = new();

    private readonly DateTime _passesAt;

    public RunDeadline(TaskOrchestrationContext context, TimeSpan limit)
    {
        var tenth = limit / 10;
        Reserve = tenth < LongestReserve ? tenth : LongestReserve;
        End = context.CurrentUtcDateTime + limit;
        _passesAt = End - Reserve;
        Passing = context.CreateTimer(limit - Reserve, _met.Token);
    }

    /// <summary>Time kept back for publishing: a tenth of the limit, at most 15 seconds.</summary>
    public TimeSpan Reserve { get; }

    /// <summary>When the run's time limit is over.</summary>
    public DateTime End { get; }

    public Task Passing { get; }

    public bool HasPassed => Passing.IsCompletedSuccessfully;

    /// <summary>Time left for work; zero when there is none.</summary>
    public TimeSpan Left(DateTime now) => _passesAt > now ? _passesAt - now : TimeSpan.Zero;

    /// <summary>
    /// How much of the time left one stage may use: all but twice what the stages after it usually take, and never less than its equal
    /// share. So a service that hangs uses up its own stage's time, not that of the others.
    /// </summary>
    public TimeSpan BudgetOf(int stage, TimeSpan usuallyAfter, DateTime now)
    {
        var left = Left(now);
        var share = left / (RunExpectations.LastStage - stage + 1);
        var spare = left - (2 * usuallyAfter);
        return spare > share ? spare : share;
    }

    /// <summary>
    /// How long to wait for something that is of use also when time is over: no longer than <paramref name="most"/>, and all such waits
    /// together no longer than half the reserve, which leaves the other half for publishing.
    /// </summary>
    public TimeSpan PatienceOf(TimeSpan most, DateTime now)
    {
        var left = _passesAt + (Reserve / 2) - now;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < most ? left : most;
    }

    /// <summary>Stops the timer: an orchestration with a timer ahead would not be over.</summary>
    public void Meet() => _met.Cancel();

    /// <summary>Also stops the timer, for a run that breaks off.</summary>
    public void Dispose()
    {
        Meet();
        _met.Dispose();
    }
}
