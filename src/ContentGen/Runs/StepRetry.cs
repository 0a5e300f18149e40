using ContentGen.Failures;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>The retry policy of one step and what it saw: how many attempts there were, and whether it gave up early.</summary>
public sealed class StepRetry
{
    /// <summary>
    /// Time after which a message that a killed instance had is in another one's hands: host.json's
    /// <c>workItemQueueVisibilityTimeout</c> of a minute, and a quarter more for looking into the queue and for an instance that has to
    /// start first.
    /// </summary>
    public static readonly TimeSpan Redelivery = TimeSpan.FromSeconds(75);

    private readonly RunSettings _settings;
    private readonly StepLimits _limits;
    private readonly Func<DateTime> _now;
    private readonly AttemptFailed _attemptFailed;
    private readonly DateTime _retriesEnd;
    private DateTime _lastFailedAt;
    private TimeSpan _firstInterval;
    private int _failures;
    private bool _stopped;
    private bool _isGivenUp;

    /// <param name="now">The orchestration's clock.</param>
    /// <param name="attemptFailed">
    /// Told of each failed attempt but the last that the policy allows, after which the engine asks nothing.
    /// </param>
    public StepRetry(RunSettings settings, StepLimits limits, Func<DateTime> now, AttemptFailed attemptFailed)
    {
        _settings = settings;
        _limits = limits;
        _now = now;
        _attemptFailed = attemptFailed;
        _retriesEnd = now() + limits.Budget;
        AttemptEndsBy = now() + LongestAttempt;
    }

    /// <param name="attempt">Number of the attempt, from 1.</param>
    /// <param name="retries">True when another one follows.</param>
    public delegate void AttemptFailed(int attempt, TaskFailureDetails failure, bool retries);

    /// <summary>
    /// When the attempt under way must have ended: its own time limit, enforced inside the activity, and the time that it may have taken
    /// until the activity was begun again by another instance. An attempt that has not ended then hangs.
    /// </summary>
    public DateTime AttemptEndsBy { get; private set; }

    /// <summary>Attempts begun, once one of them has ended well.</summary>
    public int AttemptsBegun => _failures + 1;

    /// <summary>
    /// Attempts begun by now, of a step that has not ended: after a failure the next one begins when the policy's pause is over.
    /// </summary>
    public int AttemptsBegunByNow =>
        _failures > 0 && (_stopped || _failures == _limits.MaxAttempts || _now() < _lastFailedAt + Pause()) ? _failures : AttemptsBegun;

    /// <summary>Attempts made, once the step failed.</summary>
    public int AttemptsWhenFailed => _stopped ? _failures : Math.Min(AttemptsBegun, _limits.MaxAttempts);

    /// <summary>Whether the last failure was told: the engine asks nothing after the last attempt that the policy allows.</summary>
    public bool WasToldOfLast => _stopped;

    private TimeSpan LongestAttempt => _limits.AttemptTimeout + Redelivery;

    /// <summary>The step goes on without this call: no further attempt is made, and what comes of the one under way is not told.</summary>
    public void GiveUp() => _isGivenUp = true;

    public TaskOptions OptionsFor(string runId, string step)
    {
        var first = _firstInterval = FirstInterval(runId, step);
        return TaskOptions.FromRetryPolicy(
            new RetryPolicy(
                _limits.MaxAttempts,
                first,
                _settings.BackoffCoefficient,
                _settings.MaxRetryInterval,
                _limits.Budget > first ? _limits.Budget : first)
            {
                HandleFailure = Handle,
            });
    }

    // RetryPolicy refuses a first interval above the longest one or above the time limit.
    private TimeSpan FirstInterval(string runId, string step)
    {
        var spread = Jitter.Spread(_settings.FirstRetryInterval, runId, step);
        return spread < _settings.MaxRetryInterval ? spread : _settings.MaxRetryInterval;
    }

    // As the engine has it: each pause is longer than the one before by the coefficient, up to the longest.
    private TimeSpan Pause()
    {
        var pause = _firstInterval.TotalMilliseconds * Math.Pow(_settings.BackoffCoefficient, _failures - 1);
        return pause < _settings.MaxRetryInterval.TotalMilliseconds ? TimeSpan.FromMilliseconds(pause) : _settings.MaxRetryInterval;
    }

    // Replayed with the same failures at the same times, so it answers the same.
    private bool Handle(TaskFailureDetails failure)
    {
        if (_isGivenUp)
        {
            return false;
        }

        _failures++;
        _lastFailedAt = _now();

        // The engine's pause cannot be cut short: one that outlasts the step would end in an attempt that nobody waits for.
        var retries = FailureTable.IsRetryable(failure) && _lastFailedAt + Pause() < _retriesEnd;
        _stopped = !retries;
        AttemptEndsBy = _lastFailedAt + _settings.MaxRetryInterval + LongestAttempt;
        _attemptFailed(_failures, failure, retries);
        return retries;
    }
}

/// <summary>How far one step may go.</summary>
/// <param name="Budget">Time for the step with all its attempts.</param>
/// <param name="AttemptTimeout">Time limit of one attempt.</param>
/// <param name="MaxAttempts">Attempts in total.</param>
public sealed record StepLimits(TimeSpan Budget, TimeSpan AttemptTimeout, int MaxAttempts);

/// <summary>
/// Spreads retries without randomness, which an orchestrator may not use: the spread is a function of the run and the step, so a replay
/// computes the same one and different runs differ.
/// </summary>
public static class Jitter
{
    private const uint OffsetBasis = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>The interval times a factor from 0.75 to 1.25.</summary>
    public static TimeSpan Spread(TimeSpan interval, string runId, string step) =>
        interval * (0.75 + (0.5 * Fraction(runId + '/' + step)));

    // FNV-1a; string.GetHashCode differs from process to process.
    private static double Fraction(string text)
    {
        var hash = OffsetBasis;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash / (double)uint.MaxValue;
    }
}
