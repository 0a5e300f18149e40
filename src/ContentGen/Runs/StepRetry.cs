using ContentGen.Failures;
using ContentGen.Learning;

namespace ContentGen.Runs;

/// <summary>The retry policy of one step and what it saw: how many attempts there were, and whether it gave up early.</summary>
/// <param name="expected">Says how long an attempt may take, and how many there may be.</param>
/// <param name="budget">Time for the step with all its attempts.</param>
/// <param name="now">The orchestration's clock.</param>
/// <param name="retried">Told of each failed attempt that another one follows, by its number from 1.</param>
public sealed class StepRetry(
    RunSettings settings, AgentExpectation expected, TimeSpan budget, Func<DateTime> now, Action<int, TaskFailureDetails> retried)
{
    /// <summary>
    /// Time after which a message that a killed instance had is in another one's hands: host.json's
    /// <c>workItemQueueVisibilityTimeout</c> of a minute, and a quarter more for looking into the queue and for an instance that has to
    /// start first.
    /// </summary>
    public static readonly TimeSpan Redelivery = TimeSpan.FromSeconds(75);

    private readonly DateTime _retriesEnd = now() + budget;
    private DateTime _lastFailedAt;
    private TimeSpan _firstInterval;
    private int _failures;
    private bool _stopped;
    private bool _isGivenUp;

    /// <summary>
    /// When the attempt under way must have ended: its own time limit, enforced inside the activity, and the time that it may have taken
    /// until the activity was begun again by another instance. An attempt that has not ended then hangs.
    /// </summary>
    public DateTime AttemptEndsBy { get; private set; } = now() + expected.AttemptTimeout + Redelivery;

    /// <summary>Attempts begun, once one of them has ended well.</summary>
    public int AttemptsBegun => _failures + 1;

    /// <summary>
    /// Attempts begun by now, of a step that has not ended: after a failure the next one begins when the policy's pause is over.
    /// </summary>
    public int AttemptsBegunByNow =>
        _failures > 0 && (_stopped || _failures == expected.MaxAttempts || now() < _lastFailedAt + Pause()) ? _failures : AttemptsBegun;

    /// <summary>Attempts made, once the step failed.</summary>
    public int AttemptsWhenFailed => _stopped ? _failures : Math.Min(AttemptsBegun, expected.MaxAttempts);

    /// <summary>The step goes on without this call: no further attempt is made, and what comes of the one under way is not told.</summary>
    public void GiveUp() => _isGivenUp = true;

    public TaskOptions OptionsFor(string runId, string step)
    {
        // RetryPolicy refuses a first interval above the longest one or above the time limit.
        var spread = Jitter.Spread(settings.FirstRetryInterval, runId, step);
        var first = _firstInterval = spread < settings.MaxRetryInterval ? spread : settings.MaxRetryInterval;
        return TaskOptions.FromRetryPolicy(
            new RetryPolicy(
                expected.MaxAttempts, first, settings.BackoffCoefficient, settings.MaxRetryInterval, budget > first ? budget : first)
            {
                HandleFailure = Handle,
            });
    }

    // As the engine has it: each pause is longer than the one before by the coefficient, up to the longest.
    private TimeSpan Pause()
    {
        var pause = _firstInterval.TotalMilliseconds * Math.Pow(settings.BackoffCoefficient, _failures - 1);
        return pause < settings.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(pause) : settings.MaxRetryInterval;
    }

    // Replayed with the same failures at the same times, so it answers the same.
    private bool Handle(TaskFailureDetails failure)
    {
        if (_isGivenUp)
        {
            return false;
        }

        _failures++;
        _lastFailedAt = now();

        // The engine's pause cannot be cut short: one that outlasts the step would end in an attempt that nobody waits for.
        var retries = FailureTable.IsRetryable(failure) && _lastFailedAt + Pause() < _retriesEnd;
        _stopped = !retries;
        AttemptEndsBy = _lastFailedAt + settings.MaxRetryInterval + expected.AttemptTimeout + Redelivery;
        if (retries)
        {
            retried(_failures, failure);
        }

        return retries;
    }
}

/// <summary>
/// Spreads retries without randomness, which an orchestrator may not use: the spread is a function of the run and the step, so a replay
/// computes the same one and different runs differ.
/// </summary>
public static class Jitter
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The interval times a factor from 0.75 to 1.25.</summary>
    public static TimeSpan Spread(TimeSpan interval, string runId, string step)
    {
        // FNV-1a; string.GetHashCode differs from process to process.
        var hash = $"{runId}/{step}".Aggregate(OffsetBasis, (soFar, character) => unchecked((soFar ^ character) * Prime));
        return interval * (0.75 + (0.5 * hash / uint.MaxValue));
    }
}
