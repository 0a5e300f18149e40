using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>A start was refused because of a run with the same id.</summary>
internal sealed class InstanceExistsException(OrchestrationRuntimeStatus status)
    : InvalidOperationException($"An Orchestration instance with the status {status} already exists.");
