namespace Microsoft.DurableTask;

/// <summary>How often, and after which pauses, a failed activity or sub-orchestration is tried again.</summary>
public class RetryPolicy
{
    private Func<Exception, Task<bool>>? _handleAsync;

    /// <param name="maxNumberOfAttempts">Attempts in all, the first included; 1 or more.</param>
    /// <param name="firstRetryInterval">Pause between the first and second attempt; greater than zero.</param>
    /// <param name="backoffCoefficient">Factor by which each pause exceeds the one before; 1 or more.</param>
    /// <param name="maxRetryInterval">
    /// Longest pause; the default is one hour. At least <paramref name="firstRetryInterval"/>, or <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </param>
    /// <param name="retryTimeout">
    /// Time from the first attempt after which none is begun; the default is <see cref="Timeout.InfiniteTimeSpan"/>.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public RetryPolicy(
        int maxNumberOfAttempts,
        TimeSpan firstRetryInterval,
        double backoffCoefficient = 1.0,
        TimeSpan? maxRetryInterval = null,
        TimeSpan? retryTimeout = null)
    {
        Require(maxNumberOfAttempts > 0, nameof(maxNumberOfAttempts), maxNumberOfAttempts, "must be greater than zero");
        Require(firstRetryInterval > TimeSpan.Zero, nameof(firstRetryInterval), firstRetryInterval, "must be greater than zero");
        Require(backoffCoefficient >= 1.0, nameof(backoffCoefficient), backoffCoefficient, "must be 1.0 or more");
        Require(IsAtLeast(maxRetryInterval, firstRetryInterval), nameof(maxRetryInterval), maxRetryInterval, "must be at least the first retry interval");
        Require(IsAtLeast(retryTimeout, firstRetryInterval), nameof(retryTimeout), retryTimeout, "must be at least the first retry interval");
        MaxNumberOfAttempts = maxNumberOfAttempts;
        FirstRetryInterval = firstRetryInterval;
        BackoffCoefficient = backoffCoefficient;
        MaxRetryInterval = maxRetryInterval ?? TimeSpan.FromHours(1);
        RetryTimeout = retryTimeout ?? Timeout.InfiniteTimeSpan;
    }

    public int MaxNumberOfAttempts { get; }

    public TimeSpan FirstRetryInterval { get; }

    public double BackoffCoefficient { get; }

    public TimeSpan MaxRetryInterval { get; }

    public TimeSpan RetryTimeout { get; }

    /// <summary>Whether a failure is worth another attempt; by default every one is.</summary>
    public Func<Exception, bool> Handle { get; private init; } = _ => true;

    /// <summary>Not used: the engine cannot replay an arbitrary asynchronous decision.</summary>
    [Obsolete("This property is not used. Use HandleFailure, or a retry handler.")]
    public Func<Exception, Task<bool>>? HandleAsync
    {
        get => _handleAsync;
        set => _handleAsync = value;
    }

    /// <summary>Whether a failure is worth another attempt. It is replayed, so it must be deterministic.</summary>
    public Func<TaskFailureDetails, bool> HandleFailure
    {
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            Handle = exception => value(exception is TaskFailedException failed
                ? failed.FailureDetails ?? TaskFailureDetails.Unknown
                : TaskFailureDetails.FromException(exception));
        }
    }

    private static bool IsAtLeast(TimeSpan? value, TimeSpan minimum)
        => value is not { } given || given >= minimum || given == Timeout.InfiniteTimeSpan;

    private static void Require(bool holds, string name, object? value, string rule)
    {
        if (!holds) throw new ArgumentOutOfRangeException(name, value, $"The value for {name} {rule}.");
    }
}
