using ContentGen.Agents;
using ContentGen.Sections;

namespace ContentGen.Runs;

/// <summary>
/// Keeps a run's status and publishes it as the orchestration's custom status at each change, so that it is written atomically with
/// the history that the change stands on. Deterministic: everything here is recomputed alike in a replay.
/// </summary>
/// <remarks>Changes of a line that is null are none: no line is about the headlines.</remarks>
public sealed class RunStatusTracker
{
    private const int LongestError = 300;

    private readonly TaskOrchestrationContext _context;
    private readonly TimeSpan _estimatedDuration;
    private readonly Dictionary<string, DateTime> _begunAt = [];
    private RunStatus _status;
    private TimeSpan _waited;

    /// <summary>Publishes that the run starts.</summary>
    public RunStatusTracker(TaskOrchestrationContext context, TimeSpan estimatedDuration)
    {
        _context = context;
        _estimatedDuration = estimatedDuration;
        _status = RunStatus.Accepted(context.InstanceId, Now);
        Publish(_status);
    }

    public IReadOnlyList<AgentProgress> Agents => _status.Agents;

    private DateTimeOffset Now => new(_context.CurrentUtcDateTime, TimeSpan.Zero);

    public void AgentStarted(string? agent) => Change(agent, line =>
    {
        _begunAt[line.Name] = _context.CurrentUtcDateTime;
        return line with { Status = AgentState.Running, Attempts = 1 };
    });

    public void AttemptFailed(string? agent, int attempt, string error) => Change(
        agent, line => line with { Status = AgentState.Retrying, Attempts = attempt, Error = Shorten(error) });

    public void AgentCompleted(string? agent, int attempts) => Change(
        agent, line => line with { Status = AgentState.Completed, Attempts = attempts, DurationMs = DurationOf(line), Error = null });

    public void AgentFailed(string? agent, int attempts, string error) => Change(
        agent,
        line => line with { Status = AgentState.Failed, Attempts = attempts, DurationMs = DurationOf(line), Error = Shorten(error) });

    /// <param name="attempts">Attempts begun before it was given up.</param>
    public void AgentSkipped(string? agent, string reason, int attempts = 0) => Change(agent, line => Skipped(line, reason, attempts));

    /// <summary>Notes where a section came from, in the line of <paramref name="agent"/>.</summary>
    /// <param name="isWhole">True for live content and for cached content of normal age.</param>
    public void SectionFilled(string section, string? agent, SectionSource source, bool isWhole) => Publish(_status with
    {
        Agents = [.. Agents.Select(line => line.Name == agent ? line with { Source = source } : line)],
        FallbackSections = isWhole ? _status.FallbackSections : [.. _status.FallbackSections, section],
    });

    public void WaitingForReview(DateTimeOffset until) => Publish(_status with { Status = RunState.WaitingForReview, ReviewUntil = until });

    /// <param name="waited">How long; the run's estimate moves by it.</param>
    public void ReviewEnded(TimeSpan waited)
    {
        _waited += waited;
        Publish(_status with { Status = RunState.Running, ReviewUntil = null });
    }

    /// <summary>The run ends without a brief.</summary>
    public void Refused(string reason) => Publish(_status with
    {
        Status = RunState.Failed,
        Agents = [.. Agents.Select(line => line.HasEnded ? line : Skipped(line, reason))],
        Reason = reason,
    });

    /// <summary>Lets readers see what the brief will tell while the rest of it is made.</summary>
    public void StoriesChosen(IEnumerable<Story> stories) => Publish(_status with { Stories = [.. stories.Select(ChosenStory.Of)] });

    public void Finished(RunState state, string contentUrl) => Publish(_status with { Status = state, ContentUrl = contentUrl });

    private void Change(string? agent, Func<AgentProgress, AgentProgress> change)
    {
        if (agent is not null)
        {
            Publish(_status with
            {
                Status = RunState.Running,
                Agents = [.. Agents.Select(line => line.Name == agent ? change(line) : line)],
            });
        }
    }

    /// <summary>Publishes a status, with what follows from its lines, its state and the time.</summary>
    private void Publish(RunStatus next)
    {
        var running = string.Join(
            ",", next.Agents.Where(line => line.Status is AgentState.Running or AgentState.Retrying).Select(line => line.Name));
        var ended = next.Agents.Count(line => line.HasEnded);
        var hasFinished = next.Status.HasFinished();
        next = next with
        {
            CurrentAgent = running.Length > 0 ? running : null,
            Progress = new(ended, next.Agents.Count, hasFinished ? 100 : ended * 99 / next.Agents.Count),
            CompletedAgents = NamesOf(AgentState.Completed),
            FailedAgents = NamesOf(AgentState.Failed),
            LastUpdated = Now,
            Stories = hasFinished ? null : next.Stories,
        };
        var since = next.StartedAt + _waited;
        _status = hasFinished
            ? next with { EstimatedCompletionTime = Now, EstimatedTimeRemaining = 0 }
            : next.ExpectedToEnd((next.ReviewUntil ?? since) + _estimatedDuration, since, Now);
        _context.SetCustomStatus(_status);

        string[] NamesOf(AgentState state) => [.. next.Agents.Where(line => line.Status == state).Select(line => line.Name)];
    }

    private static AgentProgress Skipped(AgentProgress line, string reason, int attempts = 0) => line with
    {
        Status = AgentState.Skipped,
        Attempts = Math.Max(line.Attempts, attempts),
        Error = Shorten(reason),
    };

    private static string Shorten(string text) => text.Length <= LongestError ? text : string.Concat(text.AsSpan(0, LongestError - 1), "…");

    private long DurationOf(AgentProgress line) => (long)(_context.CurrentUtcDateTime - _begunAt[line.Name]).TotalMilliseconds;
}
