namespace Microsoft.DurableTask;

/// <summary>What a retry handler knows about the attempts so far.</summary>
/// <param name="OrchestrationContext">The orchestration that called the task.</param>
/// <param name="LastAttemptNumber">How many attempts were made; 1 after the first failure.</param>
/// <param name="LastFailure">Why the last attempt failed.</param>
/// <param name="TotalRetryTime">Time since the first attempt was scheduled, by the orchestration's clock.</param>
/// <param name="CancellationToken">Never cancelled by the engine; kept for handlers that pass it on.</param>
public record RetryContext(
    TaskOrchestrationContext OrchestrationContext,
    int LastAttemptNumber,
    TaskFailureDetails LastFailure,
    TimeSpan TotalRetryTime,
    CancellationToken CancellationToken);
