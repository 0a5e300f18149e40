using System.Text.Json.Serialization;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;

/// <summary>
/// Something that happened to an orchestration. A history is append-only and dense; replaying it leads the orchestrator's code to
/// where it was.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "$t")]
[JsonDerivedType(typeof(EpisodeStarted), "es")]
[JsonDerivedType(typeof(ExecutionStarted), "xs")]
[JsonDerivedType(typeof(ExecutionCompleted), "xc")]
[JsonDerivedType(typeof(ExecutionTerminated), "xt")]
[JsonDerivedType(typeof(ExecutionSuspended), "xp")]
[JsonDerivedType(typeof(ExecutionResumed), "xr")]
[JsonDerivedType(typeof(ExecutionRewound), "xw")]
[JsonDerivedType(typeof(EventRewound), "xe")]
[JsonDerivedType(typeof(TaskScheduled), "ts")]
[JsonDerivedType(typeof(TaskCompleted), "tc")]
[JsonDerivedType(typeof(TaskFailed), "tf")]
[JsonDerivedType(typeof(SubOrchestrationCreated), "ss")]
[JsonDerivedType(typeof(SubOrchestrationCompleted), "sc")]
[JsonDerivedType(typeof(SubOrchestrationFailed), "sf")]
[JsonDerivedType(typeof(TimerCreated), "ms")]
[JsonDerivedType(typeof(TimerFired), "mc")]
[JsonDerivedType(typeof(EventSent), "vs")]
[JsonDerivedType(typeof(EventRaised), "vr")]
[JsonDerivedType(typeof(EntityCalled), "ec")]
[JsonDerivedType(typeof(EntitySignaled), "eg")]
[JsonDerivedType(typeof(EntityCallCompleted), "er")]
[JsonDerivedType(typeof(EntityCallFailed), "ef")]
[JsonDerivedType(typeof(EntityLockRequested), "el")]
[JsonDerivedType(typeof(EntityLockGranted), "ek")]
[JsonDerivedType(typeof(EntityUnlocked), "eu")]
internal abstract record HistoryEvent
{
    /// <summary>UTC.</summary>
    public DateTime At { get; init; }
}
