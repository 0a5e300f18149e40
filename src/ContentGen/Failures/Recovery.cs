namespace ContentGen.Failures;

/// <summary>What the orchestrator does after a failed attempt.</summary>
public enum Recovery
{
    /// <summary>Try again after the backoff of the retry policy.</summary>
    Retry,

    /// <summary>Try again, but not before the service's own waiting time is over.</summary>
    RetryLater,

    /// <summary>Stop trying and use the section's fallback.</summary>
    FallBack,

    /// <summary>Stop trying; nothing but a change by an operator can help. The section's fallback is used and the error is shown.</summary>
    Stop,
}
