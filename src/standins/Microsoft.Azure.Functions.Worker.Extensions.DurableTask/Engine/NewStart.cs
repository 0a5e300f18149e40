using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>The message that starts an orchestration nobody waits for.</summary>
internal static class NewStart
{
    public static ExecutionStarted Create(DurableEngine engine, string name, string? input, StartOrchestrationOptions? options) => new(
        name,
        Guid.NewGuid().ToString("N"),
        input,
        options?.Version is { } version ? version.Version : engine.Options.DefaultVersion,
        null,
        options?.Tags is { Count: > 0 } tags ? new Dictionary<string, string>(tags) : null,
        options?.StartAt?.UtcDateTime)
    { At = engine.Now, TraceParent = Activity.Current?.Id };

    public static InboxMessage Message(DurableEngine engine, string instanceId, ExecutionStarted start) => new()
    {
        Id = engine.Store.NextId(),
        Target = instanceId,
        DueAt = start.ScheduledFor,
        Event = start,
    };
}
