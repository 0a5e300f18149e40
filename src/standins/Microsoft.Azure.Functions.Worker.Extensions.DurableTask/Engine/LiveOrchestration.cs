using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask.Client;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>An orchestration in memory: as stored, with its history and, in extended sessions, its code where it waits.</summary>
internal sealed record LiveOrchestration(InstanceRecord Record, List<HistoryEvent> History, OrchestrationSession? Session = null)
{
    /// <summary>Whether its start has not been processed yet.</summary>
    public bool IsPending => Record.Status == OrchestrationRuntimeStatus.Pending && History.Count == 0;
}
