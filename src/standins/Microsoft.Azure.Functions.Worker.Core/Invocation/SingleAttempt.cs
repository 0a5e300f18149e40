namespace Microsoft.Azure.Functions.Worker.Invocation;

/// <summary>The host itself retries nothing.</summary>
internal sealed class SingleAttempt : RetryContext
{
    public static SingleAttempt Instance { get; } = new();

    public override int RetryCount => 0;

    public override int MaxRetryCount => 0;
}
