using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

internal static partial class EngineLog
{
    [LoggerMessage(3001, LogLevel.Information, "Going on with {Messages} stored messages and {Activities} stored activities.")]
    public static partial void Recovered(ILogger logger, int messages, int activities);

    [LoggerMessage(3002, LogLevel.Error, "A step of '{Id}' could not be stored and is tried again.")]
    public static partial void StepFailed(ILogger logger, string id, Exception error);

    [LoggerMessage(3003, LogLevel.Warning, "Activity '{Name}' (#{TaskId}) of orchestration '{Id}' failed.")]
    public static partial void ActivityFailed(ILogger logger, string name, int taskId, string id, Exception error);

    [LoggerMessage(3004, LogLevel.Error, "Orchestration '{Id}' ({Name}) failed: {Failure}")]
    public static partial void OrchestrationFailed(ILogger logger, string id, string name, string failure);

    [LoggerMessage(3005, LogLevel.Warning, "Operation '{Operation}' of entity '{Id}' failed: {Failure}")]
    public static partial void OperationFailed(ILogger logger, string id, string operation, string failure);

    [LoggerMessage(3006, LogLevel.Warning, "Orchestration '{Id}' was not started: one of this id is under way.")]
    public static partial void StartDropped(ILogger logger, string id);

    [LoggerMessage(3007, LogLevel.Error,
        "Orchestration '{Id}' ({Name}) waited for something that is not durable, such as Task.Delay or CancelAsync; it will not go on from there.")]
    public static partial void StrayContinuation(ILogger logger, string id, string name);
}
