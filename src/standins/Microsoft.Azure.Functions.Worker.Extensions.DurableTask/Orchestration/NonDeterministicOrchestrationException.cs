namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// A replay did something else than the history says. The orchestration fails: going on would mix the results of one call with
/// another.
/// </summary>
internal sealed class NonDeterministicOrchestrationException(string message) : Exception(
    $"Non-deterministic orchestrator: {message} Orchestrator code must make the same calls in the same order on every replay: "
    + "use only the context for times, guids, waiting and calls, and do not change the code of running orchestrations.");
