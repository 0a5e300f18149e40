using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Learning;

namespace ContentGen.Runs;

/// <summary>One guarded activity call of a run.</summary>
/// <param name="Name">Shown in errors: the agent's name, or <c>headlines</c>, <c>audio</c>.</param>
/// <param name="Agent">The agent whose status line it moves; null for steps that no agent does.</param>
/// <param name="Service">The service that it calls.</param>
/// <param name="ToInput">Makes the activity's input from the breaker's permit and the time limit of one attempt.</param>
/// <param name="CallWhenRefused">
/// True when the activity has another service to ask while this one's breaker is open; it is then called once.
/// </param>
public sealed record RunStep(
    string Name,
    string? Agent,
    string Activity,
    string Service,
    Func<CircuitBreakerPermit, TimeSpan?, object> ToInput,
    bool CallWhenRefused = false);

/// <summary>What came of a step.</summary>
/// <param name="Value">The activity's result; null when it gave none.</param>
/// <param name="Reason">Why there is no value, in words for the reader of the brief; null when there is one.</param>
/// <param name="ServiceIsOpen">True when the service was not called because its breaker was open.</param>
/// <param name="WasBegun">False when no attempt was made.</param>
public sealed record StepResult<T>(T? Value, string? Reason, bool ServiceIsOpen = false, bool WasBegun = true);

/// <summary>
/// Runs steps: calls the activity with the run's retry policy, races it against the time it may take, and turns every way of failing into
/// a <see cref="StepResult{T}"/> without a value. It never throws because of an activity.
/// </summary>
/// <remarks>
/// The activity reads its service's breaker itself. Only when it finds the breaker not closed is the breaker's entity asked from here: it
/// may be time for a probe, which one caller alone makes.
/// </remarks>
internal sealed class StepRunner(
    TaskOrchestrationContext context, RunSettings settings, RunExpectations expectations, RunDeadline deadline, RunLog log)
{
    /// <summary>Whether there is too little time left for a step to be worth starting.</summary>
    public bool IsTooLateFor(string step) => deadline.Left < expectations.Of(step).LikelyDuration;

    public async Task<StepResult<T>> RunAsync<T>(RunStep step)
    {
        if (await CallAsync<T>(step, CircuitBreakerPermit.Unasked(step.Service)) is { } result)
        {
            return result;
        }

        var permit = await AskAsync(step.Service);
        return (permit.Allowed || step.CallWhenRefused ? await CallAsync<T>(step, permit) : null) ?? log.Refused<T>(step);
    }

    /// <returns>Null when the first attempt found the breaker not closed, so that the service was not called.</returns>
    private async Task<StepResult<T>?> CallAsync<T>(RunStep step, CircuitBreakerPermit permit)
    {
        if (deadline.HasPassed)
        {
            return log.OutOfTime<T>(step, attempts: 0);
        }

        var expected = expectations.Of(step.Name);
        if (permit is not { Allowed: true, ProbeToken: null })
        {
            // A probe is one call: the breaker waits for its outcome before it lets another one through.
            expected = expected with { MaxAttempts = 1 };
        }

        var stage = RunExpectations.StageOf(step.Name);
        var budget = deadline.BudgetOf(stage, expectations.UsualDurationAfter(stage));
        var startedAt = context.CurrentUtcDateTime;
        var endsAt = startedAt + budget;
        var retry = new StepRetry(
            settings, expected, budget, () => context.CurrentUtcDateTime, (attempt, failure) => log.Retried(step, attempt, failure));
        log.Started(step);
        try
        {
            var input = step.ToInput(permit with { Until = new(endsAt, TimeSpan.Zero) }, expected.AttemptTimeout);
            var call = context.CallActivityAsync<T>(step.Activity, input, retry.OptionsFor(context.InstanceId, step.Name));
            if (await deadline.EndsByAsync(call, () => new[] { retry.AttemptEndsBy, endsAt, deadline.WorkEnds }.Min()))
            {
                return log.Succeeded(step, retry.AttemptsBegun, startedAt, await call);
            }

            retry.GiveUp();
            return deadline.HasPassed
                ? log.OutOfTime<T>(step, retry.AttemptsBegunByNow)
                : log.Hung<T>(step, retry.AttemptsBegunByNow, startedAt);
        }
        catch (TaskFailedException exception)
        {
            return !permit.WasAsked && retry.AttemptsWhenFailed == 1 && FailureTable.IsOpenCircuit(exception.FailureDetails)
                ? null
                : log.Failed<T>(step, retry.AttemptsWhenFailed, startedAt, exception.FailureDetails);
        }
        catch (Exception exception)
        {
            // A result that cannot be read: an activity of another version of the app made it.
            return log.Failed<T>(step, retry.AttemptsBegun, startedAt, TaskFailureDetails.FromException(exception));
        }
    }

    // An entity that does not answer must not stop the run: the call then goes through.
    private async Task<CircuitBreakerPermit> AskAsync(string service)
    {
        var ask = context.Entities.CallEntityAsync<CircuitBreakerPermit>(
            CircuitBreakerEntity.IdOf(service), nameof(CircuitBreakerEntity.Ask), new PermitRequest(context.NewGuid().ToString("N")));
        var answered = await deadline.EndsWithinAsync(ask, CircuitBreakerEntity.AskPatience);
        return answered && ask.IsCompletedSuccessfully ? ask.Result : CircuitBreakerPermit.Unreported(service);
    }
}
