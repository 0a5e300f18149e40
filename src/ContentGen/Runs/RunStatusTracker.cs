using ContentGen.Agents;
using ContentGen.Sections;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Keeps a run's status and publishes it as the orchestration's custom status at each change, so that it is written atomically with
/// the history that the change stands on. Deterministic: everything here is recomputed alike in a replay.
/// </summary>
public sealed class RunStatusTracker
{
    private const int LongestError = 300;

    private readonly TaskOrchestrationContext _context;
    private readonly DateTimeOffset _startedAt;
    private readonly TimeSpan _estimatedDuration;
    private readonly List<AgentProgress> _agents =
        [.. AgentPlan.Lines.Select(line => new AgentProgress(line, AgentState.Waiting, 0, null, null, null))];
    private readonly Dictionary<string, DateTime> _begunAt = [];
    private readonly List<string> _fallbackSections = [];
    private RunState _state = RunState.Starting;
    private string? _contentUrl;
    private DateTimeOffset? _reviewUntil;
    private string? _reason;
    private TimeSpan _waited;
    private IReadOnlyList<ChosenStory>? _stories;

    public RunStatusTracker(TaskOrchestrationContext context, TimeSpan estimatedDuration)
    {
        _context = context;
        _startedAt = Now(context);
        _estimatedDuration = estimatedDuration;
    }

    public IReadOnlyList<AgentProgress> Agents => [.. _agents];

    public void Publish() => _context.SetCustomStatus(Snapshot());

    public void AgentStarted(string agent)
    {
        _begunAt[agent] = _context.CurrentUtcDateTime;
        Change(agent, line => line with { Status = AgentState.Running, Attempts = 1 });
    }

    public void AttemptFailed(string agent, int attempt, string error) => Change(
        agent, line => line with { Status = AgentState.Retrying, Attempts = attempt, Error = Shorten(error) });

    public void AgentCompleted(string agent, int attempts) => Change(
        agent, line => line with { Status = AgentState.Completed, Attempts = attempts, DurationMs = DurationOf(agent), Error = null });

    public void AgentFailed(string agent, int attempts, string error) => Change(
        agent,
        line => line with { Status = AgentState.Failed, Attempts = attempts, DurationMs = DurationOf(agent), Error = Shorten(error) });

    /// <param name="attempts">Attempts begun before it was given up.</param>
    public void AgentSkipped(string agent, string reason, int attempts = 0) => Change(agent, line => Skipped(line, reason, attempts));

    /// <summary>Notes where a section came from; <paramref name="agent"/> is null for sections that no agent fills.</summary>
    /// <param name="isWhole">True for live content and for cached content of normal age.</param>
    public void SectionFilled(string section, string? agent, SectionSource source, bool isWhole)
    {
        if (!isWhole)
        {
            _fallbackSections.Add(section);
        }

        if (agent is not null)
        {
            Replace(agent, line => line with { Source = source });
        }

        Publish();
    }

    public void WaitingForReview(DateTimeOffset until)
    {
        (_state, _reviewUntil) = (RunState.WaitingForReview, until);
        Publish();
    }

    /// <param name="waited">How long; the run's estimate moves by it.</param>
    public void ReviewEnded(TimeSpan waited)
    {
        (_state, _reviewUntil, _waited) = (RunState.Running, null, _waited + waited);
        Publish();
    }

    /// <summary>The run ends without a brief.</summary>
    public void Refused(string reason)
    {
        foreach (var open in Agents.Where(line => !line.HasEnded))
        {
            Replace(open.Name, line => Skipped(line, reason));
        }

        _reason = reason;
        Finished(RunState.Failed, null);
    }

    /// <summary>Lets readers see what the brief will tell while the rest of it is made.</summary>
    public void StoriesChosen(IEnumerable<Story> stories)
    {
        _stories = [.. stories.Select(ChosenStory.Of)];
        Publish();
    }

    public void Finished(RunState state, string? contentUrl)
    {
        (_state, _contentUrl) = (state, contentUrl);
        Publish();
    }

    private static DateTimeOffset Now(TaskOrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    private void Change(string agent, Func<AgentProgress, AgentProgress> change)
    {
        _state = RunState.Running;
        Replace(agent, change);
        Publish();
    }

    private void Replace(string agent, Func<AgentProgress, AgentProgress> change)
    {
        var at = _agents.FindIndex(line => line.Name == agent);
        _agents[at] = change(_agents[at]);
    }

    private static AgentProgress Skipped(AgentProgress line, string reason, int attempts = 0) => line with
    {
        Status = AgentState.Skipped,
        Attempts = Math.Max(line.Attempts, attempts),
        Error = Shorten(reason),
    };

    private static string Shorten(string text) => text.Length <= LongestError ? text : string.Concat(text.AsSpan(0, LongestError - 1), "…");

    private long DurationOf(string agent) => (long)(_context.CurrentUtcDateTime - _begunAt[agent]).TotalMilliseconds;

    private RunStatus Snapshot()
    {
        var now = Now(_context);
        var expected = (_reviewUntil ?? _startedAt + _waited) + _estimatedDuration;
        var estimate = HasFinished ? now : RunEstimate.At(now, _startedAt + _waited, expected);
        return new(
            _context.InstanceId,
            _state,
            CurrentAgents(),
            Progress(),
            Agents,
            NamesOf(AgentState.Completed),
            NamesOf(AgentState.Failed),
            [.. _fallbackSections],
            AgentPlan.Dependencies,
            _startedAt,
            now,
            estimate,
            (int)Math.Ceiling((estimate - now).TotalSeconds),
            _contentUrl)
        {
            ReviewUntil = _reviewUntil,
            Reason = _reason,
            Stories = HasFinished ? null : _stories,
        };
    }

    private bool HasFinished => _state.HasFinished();

    private string? CurrentAgents()
    {
        var names = string.Join(
            ",", _agents.Where(line => line.Status is AgentState.Running or AgentState.Retrying).Select(line => line.Name));
        return names.Length == 0 ? null : names;
    }

    private RunProgress Progress()
    {
        var ended = _agents.Count(line => line.HasEnded);
        return new(ended, _agents.Count, HasFinished ? 100 : ended * 99 / _agents.Count);
    }

    private List<string> NamesOf(AgentState state) => [.. _agents.Where(line => line.Status == state).Select(line => line.Name)];
}
