using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>The mutable side of <see cref="AgentProgress"/>, kept by <see cref="RunStatusTracker"/>.</summary>
internal sealed class AgentLine(string name)
{
    private const int LongestError = 300;

    private DateTime _startedAt;

    public string Name { get; } = name;

    public AgentState State { get; private set; } = AgentState.Waiting;

    public SectionSource? Source { get; set; }

    public bool HasEnded => State is AgentState.Completed or AgentState.Failed or AgentState.Skipped;

    private int Attempts { get; set; }

    private long? DurationMs { get; set; }

    private string? Error { get; set; }

    public void Start(DateTime now) => (State, Attempts, _startedAt) = (AgentState.Running, 1, now);

    public void FailAttempt(int attempt, string error) => (State, Attempts, Error) = (AgentState.Retrying, attempt, Shorten(error));

    public void Complete(int attempts, DateTime now) =>
        (State, Attempts, DurationMs, Error) = (AgentState.Completed, attempts, Since(now), null);

    public void Fail(int attempts, string error, DateTime now) =>
        (State, Attempts, DurationMs, Error) = (AgentState.Failed, attempts, Since(now), Shorten(error));

    public void Skip(int attempts, string reason) => (State, Attempts, Error) = (AgentState.Skipped, attempts, Shorten(reason));

    public AgentProgress ToProgress() => new(Name, State, Attempts, DurationMs, Source, Error);

    private static string Shorten(string text) => text.Length <= LongestError ? text : string.Concat(text.AsSpan(0, LongestError - 1), "…");

    private long Since(DateTime now) => (long)(now - _startedAt).TotalMilliseconds;
}
