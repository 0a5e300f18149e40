using ContentGen.Agents;
using ContentGen.Local.Progress;
using ContentGen.Runs;

namespace ContentGen.Simulator.Tests.Local.Progress;

public sealed class ProgressBoardTests
{
    [Fact]
    public void From_Status_ShowsPairsWithTheAudioBesideTheLast()
    {
        var board = ProgressBoard.From(Statuses.Of(RunState.Running, 0));

        Assert.Equal([1, 1, 2, 2, 3, 3, 3], board.Rows.Select(row => row.Pair));
        Assert.Equal(AgentName.Audio, board.Rows[^1].Name);
    }

    [Fact]
    public void From_Status_ShowsTheAudioAsItsLineSays()
    {
        var line = new AgentProgress(AgentName.Audio, AgentState.Retrying, 2, null, null, "Amazon Polly failed (503).");

        var audio = ProgressBoard.From(Statuses.Of(RunState.Running, 4, line)).Rows[^1];

        Assert.Equal((AgentState.Retrying, 2, line.Error), (audio.State, audio.Attempts, audio.Error));
    }

    [Fact]
    public void Draw_RunningAgent_FillsWithoutEverBeingFull()
    {
        var bar = new ProgressBar();
        var row = ProgressBoard.From(
            Statuses.Of(RunState.Running, 0, new AgentProgress(AgentName.NewsFetcher, AgentState.Running, 1, null, null, null))).Rows[0];

        var drawn = Enumerable.Range(0, 50)
            .Select(second => bar.Draw(row, TimeSpan.FromSeconds(second)).Count(character => character == '━'))
            .ToList();

        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(0, drawn[0]);
        Assert.True(drawn[^1] < ProgressBar.Width);
    }
}
