using System.Text.Json;
using System.Text.Json.Serialization;
using ContentGen.Agents;
using ContentGen.Learning;
using ContentGen.Text;

namespace ContentGen.Runs;

/// <summary>
/// A run's status: the orchestration's custom status, written atomically with its history, and the answer of <c>agent-status</c>.
/// Serialised it stays below the 16 KB that Durable Functions allows.
/// </summary>
/// <param name="CurrentAgent">The agents running now, and AUDIO, joined by a comma; null when none is.</param>
/// <param name="FallbackSections">Names of the sections that are neither live nor normally cached.</param>
/// <param name="Dependencies">Who needs whom, by agent; see <see cref="AgentPlan"/>.</param>
/// <param name="EstimatedTimeRemaining">Whole seconds, at least 1; 0 when the run has ended.</param>
/// <param name="ContentUrl">Path of the brief; null until it is published.</param>
public sealed record RunStatus(
    string RunId,
    RunState Status,
    string? CurrentAgent,
    RunProgress Progress,
    IReadOnlyList<AgentProgress> Agents,
    IReadOnlyList<string> CompletedAgents,
    IReadOnlyList<string> FailedAgents,
    IReadOnlyList<string> FallbackSections,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Dependencies,
    DateTimeOffset StartedAt,
    DateTimeOffset LastUpdated,
    DateTimeOffset EstimatedCompletionTime,
    int EstimatedTimeRemaining,
    string? ContentUrl)
{
    private static readonly TimeSpan LeastAhead = TimeSpan.FromSeconds(1);

    /// <summary>When a script that waits for review waits no longer; null when none waits.</summary>
    public DateTimeOffset? ReviewUntil { get; init; }

    /// <summary>Why the run ended without a brief, where somebody decided so; else null.</summary>
    public string? Reason { get; init; }

    /// <summary>What the brief will tell, from when that is known until it is delivered; null before and after.</summary>
    public IReadOnlyList<ChosenStory>? Stories { get; init; }

    /// <summary>Of a run in which nothing has begun yet.</summary>
    public static RunStatus Accepted(string runId, DateTimeOffset at) => new(
        runId,
        RunState.Starting,
        null,
        new(0, AgentPlan.Lines.Count, 0),
        [.. AgentPlan.Lines.Select(line => new AgentProgress(line, AgentState.Waiting, 0, null, null, null))],
        [],
        [],
        [],
        AgentPlan.Dependencies,
        at,
        at,
        at + RunExpectations.TypicalRunDuration,
        0,
        null);

    /// <summary>
    /// The same run with its expected end; once that comes near or has passed, a tenth of what the run has taken lies ahead, at least a
    /// second: who was wrong by a minute is not right to the second.
    /// </summary>
    internal RunStatus ExpectedToEnd(DateTimeOffset expected, DateTimeOffset startedAt, DateTimeOffset now)
    {
        var ahead = (now - startedAt) / 10;
        var earliest = now + (ahead > LeastAhead ? ahead : LeastAhead);
        var end = expected > earliest ? expected : earliest;
        return this with { EstimatedCompletionTime = end, EstimatedTimeRemaining = (int)Math.Ceiling((end - now).TotalSeconds) };
    }
}

/// <summary>A story of a brief that is being made, short enough for the status.</summary>
/// <param name="Title">At most 120 characters.</param>
/// <param name="Source">Display name of the publisher, at most 60 characters.</param>
public sealed record ChosenStory(string Id, string Title, string Category, string Source, DateTimeOffset? PublishedAt)
{
    private const int LongestTitle = 120;
    private const int LongestSource = 60;

    public static ChosenStory Of(Story story) => new(
        story.Id,
        TextLimit.Words(story.Title, LongestTitle),
        story.Category,
        TextLimit.Words(story.Source, LongestSource),
        story.PublishedAt);
}

/// <param name="Completed">Agents, and the audio, that have ended, well or not.</param>
/// <param name="Percentage">0 to 100.</param>
public sealed record RunProgress(int Completed, int Total, int Percentage);

public enum RunState
{
    /// <summary>Accepted; no agent has started.</summary>
    [JsonStringEnumMemberName("STARTING")]
    Starting,

    [JsonStringEnumMemberName("RUNNING")]
    Running,

    /// <summary>The script waits for a person to approve it.</summary>
    [JsonStringEnumMemberName("WAITING_FOR_REVIEW")]
    WaitingForReview,

    /// <summary>Delivered, every section live or normally cached.</summary>
    [JsonStringEnumMemberName("COMPLETED")]
    Completed,

    /// <summary>Delivered with fallbacks.</summary>
    [JsonStringEnumMemberName("PARTIAL")]
    Partial,

    /// <summary>Stopped from outside, rejected in review, or the orchestration itself broke; nothing was delivered.</summary>
    [JsonStringEnumMemberName("FAILED")]
    Failed,
}

public static class RunStates
{
    /// <summary>True when nothing more comes of the run.</summary>
    public static bool HasFinished(this RunState state) => state is RunState.Completed or RunState.Partial or RunState.Failed;

    /// <summary>The state in the words of <c>agent-status</c>.</summary>
    public static string Name(this RunState state) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(state.ToString());
}
