using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Learning;
using ContentGen.Sections;
using ContentGen.Telemetry;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Keeps how the steps of a run fared, and tells the status, the account, the metrics, the log and the statistics. Its answers are the
/// <see cref="StepResult{T}"/> without a value that a failed step ends in.
/// </summary>
internal sealed class StepJournal(
    TaskOrchestrationContext context, RunStatusTracker status, RunDeadline deadline, RunAccount account, RunMeter meter)
{
    private readonly List<BriefError> _errors = [];
    private readonly List<StepObservation> _observations = [];

    public IReadOnlyList<BriefError> Errors => _errors;

    public IReadOnlyList<StepObservation> Observations => _observations;

    public void Started(RunStep step) => Tell(step, agent => status.AgentStarted(agent));

    public void AttemptFailed(RunStep step, int attempt, TaskFailureDetails failure, bool retries)
    {
        LogFailedAttempt(step, attempt, failure);
        if (retries)
        {
            meter.Retried(step.Name, FailureTable.CategoryOf(failure));
        }

        Tell(step, agent => status.AttemptFailed(agent, attempt, ReasonOf(step, failure)));
    }

    /// <summary>Only logs; for the attempt after which the policy allows no other, whose step's end is told anyway.</summary>
    public void LogFailedAttempt(RunStep step, int attempt, TaskFailureDetails failure) => Log.AttemptFailed(
        context.CreateReplaySafeLogger("ContentGen.Run"),
        context.InstanceId,
        step.Name,
        attempt,
        FailureTable.CategoryOf(failure).ToString(),
        ReasonOf(step, failure));

    public StepResult<T> Succeeded<T>(RunStep step, int attempts, DateTime startedAt, T value)
        where T : class
    {
        Tell(step, agent => status.AgentCompleted(agent, attempts));
        if (!step.IsCached(value))
        {
            Observe(step, startedAt, succeeded: true);
        }

        return StepResult<T>.Succeeded(value);
    }

    public StepResult<T> Failed<T>(RunStep step, int attempts, DateTime startedAt, TaskFailureDetails failure)
        where T : class
    {
        var reason = ReasonOf(step, failure);
        Observe(step, startedAt, succeeded: false);
        AddError(step.Name, FailureTable.CategoryOf(failure), reason);
        Tell(step, agent => status.AgentFailed(agent, attempts, reason));
        return StepResult<T>.WithoutValue(reason, failure.ErrorType == typeof(CircuitOpenException).FullName);
    }

    /// <summary>The step has an attempt that hangs, or has used up its time.</summary>
    public StepResult<T> Hung<T>(RunStep step, int attempts, DateTime startedAt)
        where T : class
    {
        var reason = $"It had not ended after {(context.CurrentUtcDateTime - startedAt).TotalSeconds:0} s and was given up.";
        Log.StepGivenUp(context.CreateReplaySafeLogger("ContentGen.Run"), context.InstanceId, step.Name, attempts, reason);
        AddError(step.Name, FailureCategory.Timeout, reason);
        Observe(step, startedAt, succeeded: false);
        Tell(step, agent => status.AgentFailed(agent, attempts, reason));
        return StepResult<T>.WithoutValue(reason);
    }

    /// <summary>The service's breaker is open.</summary>
    public StepResult<T> Refused<T>(RunStep step)
        where T : class
    {
        var reason = $"The circuit breaker of {step.Service} is open; {step.Service} was not called.";
        AddError(step.Name, FailureCategory.ExternalApi, reason);
        meter.CircuitRefused(step.Service);
        Tell(step, agent => status.AgentSkipped(agent, reason));
        return StepResult<T>.WithoutValue(reason, serviceIsOpen: true);
    }

    /// <summary>The run's time was over before the step had ended, or begun.</summary>
    /// <param name="attempts">Attempts begun by then.</param>
    public StepResult<T> OutOfTime<T>(RunStep step, int attempts)
        where T : class
    {
        AddError(step.Name, FailureCategory.Timeout, RunDeadline.Reason);
        if (step.Agent is not null)
        {
            status.AgentSkipped(step.Agent, RunDeadline.Reason, attempts);
        }

        return StepResult<T>.WithoutValue(RunDeadline.Reason);
    }

    /// <summary>An agent is not called, and why.</summary>
    public void LeftOut(string agent, string reason) => status.AgentSkipped(agent, reason);

    public void AddError(string step, FailureCategory category, string message) => _errors.Add(new(step, category, message));

    /// <param name="agent">The agent that fills the section; null for a section that no agent fills.</param>
    public void Filled(string section, string? agent, SectionSource source, bool isWhole)
    {
        status.SectionFilled(section, agent, source, isWhole);
        meter.SectionFilled(section, status.Agents.SingleOrDefault(line => line.Name == agent), source, isWhole);
    }

    /// <summary>The failure in words for readers; what the attempt had bought goes to the account.</summary>
    private string ReasonOf(RunStep step, TaskFailureDetails failure)
    {
        var (text, receipt) = AttemptReceipt.Split(failure.ErrorMessage);
        account.AttemptFailed(step.Name, step.Service, receipt);
        return text;
    }

    private void Observe(RunStep step, DateTime startedAt, bool succeeded)
    {
        if (!deadline.HasPassed)
        {
            _observations.Add(new(step.Name, (context.CurrentUtcDateTime - startedAt).TotalMilliseconds, succeeded));
        }
    }

    // Once the deadline has passed the step has been given up; what its activity still does is no longer news.
    private void Tell(RunStep step, Action<string> tell)
    {
        if (step.Agent is not null && !deadline.HasPassed)
        {
            tell(step.Agent);
        }
    }
}
