namespace ContentGen.Http.Endpoints;

/// <summary>The problems that the trace endpoint answers with.</summary>
internal static class TraceProblem
{
    public static Problem InvalidTraceId { get; } = Problem.InvalidRequest(
        "traceId", "must be 32 hexadecimal digits, as in a brief's traceId; or name a run: /api/trace/{runId}.");

    public static Problem UnknownTrace(string traceId) => Problem.NotFound(
        "unknown-trace",
        "There is no run of that trace",
        $"No published run has the trace id {traceId}. A run that still goes on is found by its run id: /api/trace/{{runId}}.");
}
