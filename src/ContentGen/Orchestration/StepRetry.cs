using ContentGen.Failures;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>The retry policy of one step and what it saw: how many attempts there were, and whether it gave up early.</summary>
public sealed class StepRetry
{
    private readonly RunSettings _settings;
    private readonly int _maxAttempts;
    private readonly Action<int, TaskFailureDetails> _attemptFailed;
    private int _failures;
    private bool _stopped;

    /// <param name="attemptFailed">Told the number of the failed attempt, from 1, when another one follows or it was final by category.</param>
    public StepRetry(RunSettings settings, int maxAttempts, Action<int, TaskFailureDetails> attemptFailed)
    {
        _settings = settings;
        _maxAttempts = maxAttempts;
        _attemptFailed = attemptFailed;
    }

    /// <summary>Attempts made, once the step failed.</summary>
    public int AttemptsWhenFailed => _stopped ? _failures : _maxAttempts;

    /// <summary>Attempts made, once the step succeeded.</summary>
    public int AttemptsWhenSucceeded => _failures + 1;

    public TaskOptions OptionsFor(string runId, string step) => TaskOptions.FromRetryPolicy(
        new RetryPolicy(_maxAttempts, FirstInterval(runId, step), _settings.BackoffCoefficient, _settings.MaxRetryInterval, _settings.RunDeadline)
        {
            HandleFailure = Handle,
        });

    // RetryPolicy refuses a first interval above the longest one or above the time limit.
    private TimeSpan FirstInterval(string runId, string step)
    {
        TimeSpan spread = Jitter.Spread(_settings.FirstRetryInterval, runId, step);
        TimeSpan limit = _settings.MaxRetryInterval < _settings.RunDeadline ? _settings.MaxRetryInterval : _settings.RunDeadline;
        return spread < limit ? spread : limit;
    }

    private bool Handle(TaskFailureDetails failure)
    {
        _failures++;
        _stopped = !FailureTable.IsRetryable(failure);
        _attemptFailed(_failures, failure);
        return !_stopped;
    }
}
