namespace ContentGen.Runs;

/// <summary>
/// Versions of the run's flow; <c>defaultVersion</c> of host.json is the newest. A run keeps the version it was started with and is
/// replayed from its history, also after a deployment: a step that a later version added must not appear in it. So whoever adds a step
/// (a call, a timer, a signal) raises the version, names it here and asks for it where the step is. There is one so far.
/// </summary>
/// <remarks>A run without a version has the newest steps: it was started on a host whose host.json sets none.</remarks>
internal static class RunVersion
{
    public const string First = "1.0";

    public static bool HasStepsOf(this TaskOrchestrationContext context, string version) =>
        string.IsNullOrEmpty(context.Version) || context.CompareVersionTo(version) >= 0;
}
