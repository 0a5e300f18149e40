namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>An event arrived whose payload is not of the type that is waited for. Orchestrator code cannot catch this.</summary>
internal sealed class UnreadableEventException(string name, Exception cause)
    : Exception($"The payload of event '{name}' cannot be read: {cause.Message}", cause);
