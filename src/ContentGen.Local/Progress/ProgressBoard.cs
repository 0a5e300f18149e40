using ContentGen.Agents;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Local.Progress;

/// <summary>A run's status as it is shown: a row an agent, in pairs, with the audio beside the last pair.</summary>
internal sealed record ProgressBoard(RunState State, int Percentage, IReadOnlyList<ProgressRow> Rows)
{
    public const string Audio = "AUDIO";

    private const int LastPair = 3;

    private static readonly Dictionary<string, int> Pairs = new()
    {
        [AgentName.NewsFetcher] = 1,
        [AgentName.ContentCurator] = 1,
        [AgentName.FavoriteSelector] = 2,
        [AgentName.ScriptGenerator] = 2,
    };

    public static ProgressBoard From(RunStatus status) =>
        new(status.Status, status.Progress.Percentage, [.. status.Agents.Select(ToRow), AudioRow(status)]);

    private static ProgressRow ToRow(AgentProgress agent) => new(
        Pairs.GetValueOrDefault(agent.Name, LastPair), agent.Name, agent.Status, agent.Attempts, agent.DurationMs, agent.Source, agent.Error);

    // The status has no line for the audio: it is spoken as soon as the script is there, and known when the run has ended.
    private static ProgressRow AudioRow(RunStatus status)
    {
        var script = status.Agents.FirstOrDefault(agent => agent.Name == AgentName.ScriptGenerator)?.Status;
        var isMissing = status.FallbackSections.Contains(SectionName.Audio);
        var state = status.Status switch
        {
            RunState.Failed => AgentState.Skipped,
            RunState.Completed or RunState.Partial => isMissing ? AgentState.Failed : AgentState.Completed,
            _ when isMissing => AgentState.Failed,
            _ => script is AgentState.Completed or AgentState.Failed or AgentState.Skipped ? AgentState.Running : AgentState.Waiting,
        };
        SectionSource? source = state switch
        {
            AgentState.Completed => SectionSource.Live,
            AgentState.Failed => SectionSource.Missing,
            _ => null,
        };
        return new ProgressRow(LastPair, Audio, state, 0, null, source, null);
    }
}
