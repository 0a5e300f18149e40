using ContentGen.Settings;

namespace ContentGen.Orchestration;

/// <summary>
/// The settings a run works by, taken when it was accepted: an orchestrator is replayed, so it must see the same numbers each time,
/// also after a deployment changed them.
/// </summary>
public sealed record RunSettings(
    TimeSpan RunDeadline,
    TimeSpan AgentTimeout,
    int MaxAttempts,
    TimeSpan FirstRetryInterval,
    double BackoffCoefficient,
    TimeSpan MaxRetryInterval)
{
    public static RunSettings From(ContentGenOptions options) => new(
        options.RunDeadline,
        options.AgentTimeout,
        options.Retry.MaxAttempts,
        options.Retry.FirstRetryInterval,
        options.Retry.BackoffCoefficient,
        options.Retry.MaxRetryInterval);
}
