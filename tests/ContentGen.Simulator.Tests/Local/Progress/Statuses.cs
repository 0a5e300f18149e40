using ContentGen.Agents;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Simulator.Tests.Local.Progress;

internal static class Statuses
{
    private static readonly string[] Names =
    [
        AgentName.NewsFetcher, AgentName.ContentCurator, AgentName.FavoriteSelector, AgentName.ScriptGenerator,
        AgentName.MediaEnhancer, AgentName.WeekendEvents, AgentName.Audio,
    ];

    /// <summary>A status in which the first agents have ended well and the next ones are as given.</summary>
    public static RunStatus Of(RunState state, int ended, params AgentProgress[] changed) => new(
        "run-1",
        state,
        null,
        new RunProgress(ended, Names.Length, ended * 100 / Names.Length),
        [.. Names.Select((name, index) => changed.FirstOrDefault(agent => agent.Name == name) ?? Agent(name, index < ended))],
        [],
        [],
        [],
        new Dictionary<string, IReadOnlyList<string>>(),
        default,
        default,
        default,
        0,
        null);

    public static AgentProgress Agent(string name, bool hasEnded) => hasEnded
        ? new AgentProgress(name, AgentState.Completed, 1, 512, SectionSource.Live, null)
        : new AgentProgress(name, AgentState.Waiting, 0, null, null, null);
}
