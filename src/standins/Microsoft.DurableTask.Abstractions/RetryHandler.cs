namespace Microsoft.DurableTask;

/// <summary>Decides after a failed attempt whether there is another one. It is replayed, so it must be deterministic.</summary>
public delegate bool RetryHandler(RetryContext retryContext);
