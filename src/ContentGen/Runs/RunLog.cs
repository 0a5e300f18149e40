using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Sections;
using ContentGen.Telemetry;

namespace ContentGen.Runs;

/// <summary>
/// Tells how the steps of a run fare: to its status, its account, the metrics, the log, and to what later runs learn from. Its answers are
/// the <see cref="StepResult{T}"/> that a step ends in.
/// </summary>
internal sealed partial class RunLog(
    TaskOrchestrationContext context, RunStatusTracker status, RunDeadline deadline, RunAccount account, RunSettings settings)
{
    private readonly ILogger _logger = context.CreateReplaySafeLogger("ContentGen.Run");
    private readonly List<BriefError> _errors = [];
    private readonly List<StepObservation> _observations = [];
    private readonly DateTime _startedAt = context.CurrentUtcDateTime;

    public IReadOnlyList<BriefError> Errors => _errors;

    public IReadOnlyList<StepObservation> Observations => _observations;

    public void Started(RunStep step) => status.AgentStarted(step.Agent);

    public void Retried(RunStep step, int attempt, TaskFailureDetails failure)
    {
        var reason = AttemptFailed(step, attempt, failure);
        context.Once(() => Instruments.Retried(step.Name, FailureTable.CategoryOf(failure)));
        status.AttemptFailed(step.Agent, attempt, reason);
    }

    public StepResult<T> Succeeded<T>(RunStep step, int attempts, DateTime startedAt, T value)
    {
        status.AgentCompleted(step.Agent, attempts);
        // What came from the cache says nothing about the service.
        if (value is not ICacheable { CachedAt: not null })
        {
            Observe(step, startedAt, succeeded: true);
        }

        return new(value, null);
    }

    public StepResult<T> Failed<T>(RunStep step, int attempts, DateTime startedAt, TaskFailureDetails failure)
    {
        var reason = AttemptFailed(step, attempts, failure);
        Observe(step, startedAt, succeeded: false);
        AddError(step.Name, FailureTable.CategoryOf(failure), reason);
        status.AgentFailed(step.Agent, attempts, reason);
        return new(default, reason, FailureTable.IsOpenCircuit(failure));
    }

    /// <summary>The step has an attempt that hangs, or has used up its time.</summary>
    public StepResult<T> Hung<T>(RunStep step, int attempts, DateTime startedAt)
    {
        var reason = $"It had not ended after {(context.CurrentUtcDateTime - startedAt).TotalSeconds:0} s and was given up.";
        LogStepGivenUp(context.InstanceId, step.Name, attempts, reason);
        AddError(step.Name, FailureCategory.Timeout, reason);
        Observe(step, startedAt, succeeded: false);
        status.AgentFailed(step.Agent, attempts, reason);
        return new(default, reason);
    }

    /// <summary>The service's breaker is open.</summary>
    public StepResult<T> Refused<T>(RunStep step)
    {
        context.Once(() => Instruments.CircuitRefused(step.Service));
        var reason = $"The circuit breaker of {step.Service} is open; {step.Service} was not called.";
        return Skipped<T>(step, FailureCategory.ExternalApi, reason) with { ServiceIsOpen = true };
    }

    /// <summary>The run's time was over before the step had ended, or begun.</summary>
    /// <param name="attempts">Attempts begun by then.</param>
    public StepResult<T> OutOfTime<T>(RunStep step, int attempts) =>
        Skipped<T>(step, FailureCategory.Timeout, RunDeadline.Reason, attempts);

    /// <summary>The step is not worth beginning.</summary>
    public StepResult<T> LeftOut<T>(RunStep step, string reason) => Skipped<T>(step, null, reason);

    /// <summary>The day's budget does not allow the step.</summary>
    public StepResult<T> Overspent<T>(RunStep step) => Skipped<T>(step, FailureCategory.Configuration, RunAccount.Overspent);

    /// <summary>Content of an earlier run is there but cannot be used.</summary>
    public void EarlierUnreadable(string activity, string fault) => LogEarlierUnreadable(context.InstanceId, activity, fault);

    public void AddError(string step, FailureCategory category, string message) => _errors.Add(new(step, category, message));

    /// <param name="agent">The line that the section is of; null for a section that has none.</param>
    public Section<T> Filled<T>(string name, string? agent, Section<T> section)
        where T : class
    {
        var source = section.Provenance.Source;
        var isWhole = EarlierContent.IsWhole(name, section.Provenance, settings);
        status.SectionFilled(name, agent, source, isWhole);
        if (!isWhole)
        {
            context.Once(() => Instruments.FellBack(name, source));
        }

        if (status.Agents.SingleOrDefault(line => line.Name == agent && AgentPlan.IsAgent(agent)) is { } worker)
        {
            TimeSpan? duration = worker.DurationMs is { } known ? TimeSpan.FromMilliseconds(known) : null;
            context.Once(() => Instruments.AgentEnded(worker.Name, TagValue.Of(worker.Status), source, duration));
        }

        return section;
    }

    public void Delivered(Brief brief)
    {
        var fallbacks = brief.Sections.Count(section => !EarlierContent.IsWhole(section.Key, section.Value, settings));
        context.Once(() =>
            Instruments.RunDelivered(TagValue.Of(brief.Status), brief.Emergency, context.CurrentUtcDateTime - _startedAt));
        LogRunDelivered(context.InstanceId, brief.Status, fallbacks);
    }

    /// <summary>Logs a failed attempt; what it had bought goes to the account.</summary>
    /// <returns>The failure in words for readers.</returns>
    private string AttemptFailed(RunStep step, int attempt, TaskFailureDetails failure)
    {
        account.AttemptFailed(step.Name, step.Service, AttemptReceipt.Of(failure));
        LogAttemptFailed(context.InstanceId, step.Name, attempt, FailureTable.CategoryOf(failure).ToString(), failure.ErrorMessage);
        return failure.ErrorMessage;
    }

    /// <param name="category">Null where it is no error of the run.</param>
    private StepResult<T> Skipped<T>(RunStep step, FailureCategory? category, string reason, int attempts = 0)
    {
        if (category is { } known)
        {
            AddError(step.Name, known, reason);
        }

        status.AgentSkipped(step.Agent, reason, attempts);
        return new(default, reason, WasBegun: attempts > 0);
    }

    private void Observe(RunStep step, DateTime startedAt, bool succeeded)
    {
        if (!deadline.HasPassed)
        {
            _observations.Add(new(step.Name, (context.CurrentUtcDateTime - startedAt).TotalMilliseconds, succeeded));
        }
    }

    [LoggerMessage(1003, LogLevel.Information, "Run {RunId} delivered {Status} with {Fallbacks} fallback sections")]
    private partial void LogRunDelivered(string runId, BriefStatus status, int fallbacks);

    [LoggerMessage(1101, LogLevel.Warning, "Run {RunId}: {Agent} attempt {Attempt} failed, {Category}: {Error}")]
    private partial void LogAttemptFailed(string runId, string agent, int attempt, string category, string error);

    [LoggerMessage(1103, LogLevel.Warning, "Run {RunId}: {Activity} found nothing that can be used: {Error}")]
    private partial void LogEarlierUnreadable(string runId, string activity, string error);

    [LoggerMessage(1104, LogLevel.Warning, "Run {RunId}: {Agent} is given up in attempt {Attempt}: {Reason}")]
    private partial void LogStepGivenUp(string runId, string agent, int attempt, string reason);
}

internal static class ReplayExtensions
{
    /// <summary>
    /// Records something when it happens first, and not again while the orchestrator is replayed from its history, which it is many times.
    /// </summary>
    public static void Once(this TaskOrchestrationContext context, Action record)
    {
        if (!context.IsReplaying)
        {
            record();
        }
    }
}
