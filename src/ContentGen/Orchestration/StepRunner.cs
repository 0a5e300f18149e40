using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Statistics;
using ContentGen.Telemetry;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ContentGen.Orchestration;

/// <summary>
/// Runs steps: asks the service's breaker, calls the activity with the run's retry policy, races all of it against the deadline, and
/// turns every way of failing into a <see cref="StepResult{T}"/> without a value. It never throws because of a failed activity.
/// </summary>
internal sealed class StepRunner(
    TaskOrchestrationContext context, RunSettings settings, RunExpectations expectations, RunStatusTracker status, RunDeadline deadline, RunMeter meter)
{
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(3);
    private static readonly TaskOptions ReadRetry = TaskOptions.FromRetryPolicy(new RetryPolicy(2, TimeSpan.FromMilliseconds(200)));

    private readonly ILogger _logger = context.CreateReplaySafeLogger("ContentGen.Run");
    private readonly bool _isGuarded = context.HasStepsOf(RunVersion.Guarded);
    private readonly List<BriefError> _errors = [];
    private readonly List<StepObservation> _observations = [];

    public IReadOnlyList<BriefError> Errors => _errors;

    /// <summary>How the steps fared, for the statistics.</summary>
    public IReadOnlyList<StepObservation> Observations => _observations;

    /// <summary>Whether there is too little time left for a step to be worth starting.</summary>
    public bool IsTooLateFor(string step) => deadline.Left(context.CurrentUtcDateTime) < expectations.Of(step).LikelyDuration;

    public async Task<StepResult<T>> RunAsync<T>(RunStep step)
        where T : class
    {
        if (deadline.HasPassed)
            return OutOfTime<T>(step);

        Task<StepResult<T>> work = PermitAndCallAsync<T>(step);
        await Task.WhenAny(work, deadline.Passing);
        return work.IsCompleted ? await work : OutOfTime<T>(step);
    }

    /// <summary>
    /// Reads what an earlier run left; null when there is nothing, when it cannot be read, or not in time. A little of the reserve is for
    /// such reads, so that the last sections of a run out of time may still fall back on it.
    /// </summary>
    public async Task<T?> ReadAsync<T>(string activity, object query)
        where T : class
    {
        if (!_isGuarded)
            return null;
        using var answered = new CancellationTokenSource();
        Task patience = context.CreateTimer(deadline.PatienceOf(LongestRead, context.CurrentUtcDateTime), answered.Token);
        try
        {
            Task<T?> reading = context.CallActivityAsync<T?>(activity, query, ReadRetry);
            await Task.WhenAny(reading, patience);
            return reading.IsCompleted ? await reading : null;
        }
        catch (Exception exception)
        {
            // Also content that is there but is not what it should be.
            Log.EarlierUnreadable(_logger, context.InstanceId, activity, exception.Message);
            return null;
        }
        finally
        {
            answered.Cancel(); // CancelAsync would leave the orchestration's thread.
        }
    }

    private async Task<StepResult<T>> PermitAndCallAsync<T>(RunStep step)
        where T : class
    {
        CircuitBreakerPermit permit = await CircuitBreakerInquiry.AskAsync(context, step.Service);
        if (deadline.HasPassed)
            return StepResult<T>.WithoutValue(RunDeadline.Reason);
        return permit.Allowed || step.CallWhenRefused ? await CallAsync<T>(step, permit) : Refused<T>(step);
    }

    private async Task<StepResult<T>> CallAsync<T>(RunStep step, CircuitBreakerPermit permit)
        where T : class
    {
        StepLimits limits = LimitsOf(step, permit);
        var retry = new StepRetry(settings, limits, () => context.CurrentUtcDateTime, (attempt, failure) => AttemptFailed(step, attempt, limits.MaxAttempts, failure));
        DateTime startedAt = context.CurrentUtcDateTime;
        Tell(step, agent => status.AgentStarted(agent));
        try
        {
            Task<T> call = context.CallActivityAsync<T>(step.Activity, step.ToInput(permit, limits), retry.OptionsFor(context.InstanceId, step.Name));
            if (!await EndsInTimeAsync(call, retry, startedAt + limits.Budget))
                return Hung<T>(step, retry.AttemptsBegun, startedAt);
            T value = await call;
            Tell(step, agent => status.AgentCompleted(agent, retry.AttemptsBegun));
            if (!step.IsCached(value))
                Observe(step, startedAt, succeeded: true);
            return StepResult<T>.Succeeded(value);
        }
        catch (TaskFailedException exception)
        {
            Observe(step, startedAt, succeeded: false);
            return Failed<T>(step, retry.AttemptsWhenFailed, exception.FailureDetails);
        }
    }

    private StepLimits LimitsOf(RunStep step, CircuitBreakerPermit permit)
    {
        AgentExpectation expectation = expectations.Of(step.Name);
        int stage = RunExpectations.StageOf(step.Name);

        // A probe is one call: the breaker waits for its outcome before it lets another one through.
        int maxAttempts = permit is { Allowed: true, ProbeToken: null } ? expectation.MaxAttempts : 1;
        return new(deadline.BudgetOf(stage, expectations.UsualDurationAfter(stage), context.CurrentUtcDateTime), expectation.AttemptTimeout, maxAttempts);
    }

    /// <summary>
    /// Guards a call from outside its activity: false when an attempt hangs or the step's time is used up. The activity may still end;
    /// then its result is in the cache for the next run.
    /// </summary>
    private async Task<bool> EndsInTimeAsync(Task call, StepRetry retry, DateTime budgetEnds)
    {
        if (!_isGuarded)
            return await Task.WhenAny(call, deadline.Passing) == call || call.IsCompleted;

        DateTime Limit() => retry.AttemptEndsBy < budgetEnds ? retry.AttemptEndsBy : budgetEnds;

        for (DateTime limit = Limit(); ; limit = Limit())
        {
            using var ended = new CancellationTokenSource();
            Task first = await Task.WhenAny(call, context.CreateTimer(limit, ended.Token), deadline.Passing);
            ended.Cancel(); // CancelAsync would leave the orchestration's thread.
            if (first == call || call.IsCompleted)
                return true;
            if (deadline.HasPassed || Limit() <= limit)
                return false;
        }
    }

    private StepResult<T> Hung<T>(RunStep step, int attempts, DateTime startedAt)
        where T : class
    {
        if (deadline.HasPassed)
            return StepResult<T>.WithoutValue(RunDeadline.Reason);
        string reason = $"It had not ended after {(context.CurrentUtcDateTime - startedAt).TotalSeconds:0} s and was given up.";
        Log.StepGivenUp(_logger, context.InstanceId, step.Name, attempts, reason);
        AddError(step, FailureCategory.Timeout, reason);
        Observe(step, startedAt, succeeded: false);
        Tell(step, agent => status.AgentFailed(agent, attempts, reason));
        return StepResult<T>.WithoutValue(reason);
    }

    private void Observe(RunStep step, DateTime startedAt, bool succeeded)
    {
        if (!deadline.HasPassed)
            _observations.Add(new(step.Name, (context.CurrentUtcDateTime - startedAt).TotalMilliseconds, succeeded));
    }

    private void AttemptFailed(RunStep step, int attempt, int maxAttempts, TaskFailureDetails failure)
    {
        FailureCategory category = FailureTable.CategoryOf(failure);
        Log.AttemptFailed(_logger, context.InstanceId, step.Name, attempt, category.ToString(), failure.ErrorMessage);
        if (attempt < maxAttempts && FailureTable.IsRetryable(failure))
            meter.Retried(step.Name, category);
        Tell(step, agent => status.AttemptFailed(agent, attempt, failure.ErrorMessage));
    }

    private StepResult<T> Failed<T>(RunStep step, int attempts, TaskFailureDetails failure)
        where T : class
    {
        AddError(step, FailureTable.CategoryOf(failure), failure.ErrorMessage);
        Tell(step, agent => status.AgentFailed(agent, attempts, failure.ErrorMessage));
        return StepResult<T>.WithoutValue(failure.ErrorMessage, failure.ErrorType == typeof(CircuitOpenException).FullName);
    }

    private StepResult<T> Refused<T>(RunStep step)
        where T : class
    {
        string reason = $"The circuit breaker of {step.Service} is open; {step.Service} was not called.";
        AddError(step, FailureCategory.ExternalApi, reason);
        meter.CircuitRefused(step.Service);
        Tell(step, agent => status.AgentSkipped(agent, reason));
        return StepResult<T>.WithoutValue(reason, serviceIsOpen: true);
    }

    private StepResult<T> OutOfTime<T>(RunStep step)
        where T : class
    {
        AddError(step, FailureCategory.Timeout, RunDeadline.Reason);
        if (step.Agent is not null)
            status.AgentSkipped(step.Agent, RunDeadline.Reason);
        return StepResult<T>.WithoutValue(RunDeadline.Reason);
    }

    private void AddError(RunStep step, FailureCategory category, string message) => _errors.Add(new(step.Name, category, message));

    // Once the deadline has passed the step has been given up; what its activity still does is no longer news.
    private void Tell(RunStep step, Action<string> tell)
    {
        if (step.Agent is not null && !deadline.HasPassed)
            tell(step.Agent);
    }
}
