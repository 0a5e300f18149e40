using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Telemetry;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ContentGen.Orchestration;

/// <summary>
/// Runs steps: asks the service's breaker, calls the activity with the run's retry policy, races all of it against the deadline, and
/// turns every way of failing into a <see cref="StepResult{T}"/> without a value. It never throws because of a failed activity.
/// </summary>
internal sealed class StepRunner(TaskOrchestrationContext context, RunSettings settings, RunStatusTracker status, RunDeadline deadline, RunMeter meter)
{
    private readonly ILogger _logger = context.CreateReplaySafeLogger("ContentGen.Run");
    private readonly List<BriefError> _errors = [];

    public IReadOnlyList<BriefError> Errors => _errors;

    public async Task<StepResult<T>> RunAsync<T>(RunStep step)
        where T : class
    {
        if (deadline.HasPassed)
            return OutOfTime<T>(step);

        Task<StepResult<T>> work = PermitAndCallAsync<T>(step);
        await Task.WhenAny(work, deadline.Passing);
        return work.IsCompleted ? await work : OutOfTime<T>(step);
    }

    private async Task<StepResult<T>> PermitAndCallAsync<T>(RunStep step)
        where T : class
    {
        CircuitBreakerPermit permit = await CircuitBreakerInquiry.AskAsync(context, step.Service);
        if (deadline.HasPassed)
            return StepResult<T>.WithoutValue(RunDeadline.Reason);
        return permit.Allowed ? await CallAsync<T>(step, permit) : Refused<T>(step);
    }

    private async Task<StepResult<T>> CallAsync<T>(RunStep step, CircuitBreakerPermit permit)
        where T : class
    {
        // A probe is one call: the breaker waits for its outcome before it lets another one through.
        int maxAttempts = permit.ProbeToken is null ? settings.MaxAttempts : 1;
        var retry = new StepRetry(settings, maxAttempts, (attempt, failure) => AttemptFailed(step, attempt, maxAttempts, failure));
        Tell(step, agent => status.AgentStarted(agent));
        try
        {
            T value = await context.CallActivityAsync<T>(step.Activity, step.ToInput(permit), retry.OptionsFor(context.InstanceId, step.Name));
            Tell(step, agent => status.AgentCompleted(agent, retry.AttemptsWhenSucceeded));
            return StepResult<T>.Succeeded(value);
        }
        catch (TaskFailedException exception)
        {
            return Failed<T>(step, retry.AttemptsWhenFailed, exception.FailureDetails);
        }
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
        return StepResult<T>.WithoutValue(failure.ErrorMessage);
    }

    private StepResult<T> Refused<T>(RunStep step)
        where T : class
    {
        string reason = $"The circuit breaker of {step.Service} is open; {step.Service} was not called.";
        AddError(step, FailureCategory.ExternalApi, reason);
        meter.CircuitRefused(step.Service);
        Tell(step, agent => status.AgentSkipped(agent, reason));
        return StepResult<T>.WithoutValue(reason);
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
