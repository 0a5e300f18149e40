using ContentGen.CircuitBreaker;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Runs steps: asks the service's breaker, calls the activity with the run's retry policy, races all of it against the deadline, and
/// turns every way of failing into a <see cref="StepResult{T}"/> without a value. It never throws because of an activity.
/// </summary>
internal sealed class StepRunner(
    TaskOrchestrationContext context, RunSettings settings, RunExpectations expectations, RunDeadline deadline, StepJournal journal)
{
    /// <summary>Whether there is too little time left for a step to be worth starting.</summary>
    public bool IsTooLateFor(string step) => deadline.Left(context.CurrentUtcDateTime) < expectations.Of(step).LikelyDuration;

    public async Task<StepResult<T>> RunAsync<T>(RunStep step)
        where T : class
    {
        if (deadline.HasPassed)
        {
            return journal.OutOfTime<T>(step, attempts: 0);
        }

        StepRetry? attempts = null;
        var work = PermitAndCallAsync<T>(step, begun => attempts = begun);
        await Task.WhenAny(work, deadline.Passing);
        return (work.IsCompleted ? await work : null) ?? journal.OutOfTime<T>(step, attempts?.AttemptsBegunByNow ?? 0);
    }

    /// <returns>Null when the deadline passed before there was anything else to say.</returns>
    private async Task<StepResult<T>?> PermitAndCallAsync<T>(RunStep step, Action<StepRetry> begin)
        where T : class
    {
        var permit = await CircuitBreakerInquiry.AskAsync(context, step.Service);
        if (deadline.HasPassed)
        {
            return null;
        }

        return permit.Allowed || step.CallWhenRefused ? await CallAsync<T>(step, permit, begin) : journal.Refused<T>(step);
    }

    private async Task<StepResult<T>?> CallAsync<T>(RunStep step, CircuitBreakerPermit permit, Action<StepRetry> begin)
        where T : class
    {
        var limits = LimitsOf(step, permit);
        var retry = new StepRetry(
            settings,
            limits,
            () => context.CurrentUtcDateTime,
            (attempt, failure, retries) => journal.AttemptFailed(step, attempt, failure, retries));
        var startedAt = context.CurrentUtcDateTime;
        var endsAt = startedAt + limits.Budget;
        begin(retry);
        journal.Started(step);
        try
        {
            var callInput = step.ToInput(permit with { Until = new(endsAt, TimeSpan.Zero) }, limits);
            var call = context.CallActivityAsync<T>(step.Activity, callInput, retry.OptionsFor(context.InstanceId, step.Name));
            if (await EndsInTimeAsync(call, retry, endsAt))
            {
                return journal.Succeeded(step, retry.AttemptsBegun, startedAt, await call);
            }

            retry.GiveUp();
            return deadline.HasPassed ? null : journal.Hung<T>(step, retry.AttemptsBegunByNow, startedAt);
        }
        catch (TaskFailedException exception)
        {
            if (!retry.WasToldOfLast)
            {
                journal.LogFailedAttempt(step, retry.AttemptsWhenFailed, exception.FailureDetails);
            }

            return journal.Failed<T>(step, retry.AttemptsWhenFailed, startedAt, exception.FailureDetails);
        }
        catch (Exception exception)
        {
            // A result that cannot be read: an activity of another version of the app made it.
            return journal.Failed<T>(step, retry.AttemptsBegun, startedAt, TaskFailureDetails.FromException(exception));
        }
    }

    private StepLimits LimitsOf(RunStep step, CircuitBreakerPermit permit)
    {
        var expectation = expectations.Of(step.Name);
        var stage = RunExpectations.StageOf(step.Name);

        // A probe is one call: the breaker waits for its outcome before it lets another one through.
        var maxAttempts = permit is { Allowed: true, ProbeToken: null } ? expectation.MaxAttempts : 1;
        return new(deadline.BudgetOf(stage, expectations.UsualDurationAfter(stage), context.CurrentUtcDateTime), expectation.AttemptTimeout, maxAttempts);
    }

    /// <summary>
    /// Guards a call from outside its activity: false when an attempt hangs or the step's time is used up. The activity may still end;
    /// then its result is in the cache for the next run.
    /// </summary>
    private async Task<bool> EndsInTimeAsync(Task call, StepRetry retry, DateTime budgetEnds)
    {
        DateTime Limit() => retry.AttemptEndsBy < budgetEnds ? retry.AttemptEndsBy : budgetEnds;

        for (var limit = Limit(); ; limit = Limit())
        {
            using var ended = new CancellationTokenSource();
            var first = await Task.WhenAny(call, context.CreateTimer(limit, ended.Token), deadline.Passing);
            ended.Cancel(); // CancelAsync would leave the orchestration's thread.
            if (first == call || call.IsCompleted)
            {
                return true;
            }

            if (deadline.HasPassed || Limit() <= limit)
            {
                return false;
            }
        }
    }
}
