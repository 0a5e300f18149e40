using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// Versions of the run's flow; <c>defaultVersion</c> of host.json is the newest. A run keeps the version it was started with and is
/// replayed from its history, also after a deployment: a step that a later version added must not appear in it. So whoever adds a step
/// (a call, a timer, a signal) raises the version and asks for it here.
/// </summary>
/// <remarks>A run without a version has the newest steps: it was started on a host whose host.json sets none, and no release preceded versions.</remarks>
internal static class RunVersion
{
    /// <summary>Added: calls guarded from outside, reads of earlier content, observations told, publishing later.</summary>
    public const string Guarded = "1.1";

    /// <summary>Added: the day's budget told of a failed purchase that took more than was set aside for it.</summary>
    public const string FailuresSettled = "1.2";

    public static bool HasStepsOf(this TaskOrchestrationContext context, string version) =>
        string.IsNullOrEmpty(context.Version) || context.CompareVersionTo(version) >= 0;
}
