using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>The execution that follows a ContinueAsNew.</summary>
/// <param name="Version">Null keeps the present one.</param>
/// <param name="CarriedEvents">Events nobody waited for, in order, and a suspension that came too late for the code that started over.</param>
internal sealed record NextExecution(string? Input, string? Version, IReadOnlyList<HistoryEvent> CarriedEvents);
