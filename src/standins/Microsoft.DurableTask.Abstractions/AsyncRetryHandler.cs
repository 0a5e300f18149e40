namespace Microsoft.DurableTask;

/// <summary>
/// Decides after a failed attempt whether there is another one. It runs as orchestrator code: it is replayed, so it must be
/// deterministic and may wait only for durable tasks.
/// </summary>
public delegate Task<bool> AsyncRetryHandler(RetryContext retryContext);
