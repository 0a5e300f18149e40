using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// One durable timer for the whole run. It fires a little before the run's time limit, so that what there is can still be assembled
/// and published within it.
/// </summary>
internal sealed class RunDeadline : IDisposable
{
    public const string Reason = "The run's time was over.";

    private static readonly TimeSpan LongestReserve = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _met = new();

    public RunDeadline(TaskOrchestrationContext context, TimeSpan limit)
    {
        TimeSpan tenth = limit / 10;
        Reserve = tenth < LongestReserve ? tenth : LongestReserve;
        Passing = context.CreateTimer(limit - Reserve, _met.Token);
    }

    /// <summary>Time kept back for publishing: a tenth of the limit, at most 15 seconds.</summary>
    public TimeSpan Reserve { get; }

    public Task Passing { get; }

    public bool HasPassed => Passing.IsCompletedSuccessfully;

    /// <summary>Stops the timer: an orchestration with a timer ahead would not be over.</summary>
    public void Meet() => _met.Cancel();

    public void Dispose() => _met.Dispose();
}
