using ContentGen.Agents;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Simulator.Tests.Local.Progress;

public sealed class ProgressBoardTests
{
    [Fact]
    public void From_Status_ShowsPairsWithTheAudioBesideTheLast()
    {
        var board = ProgressBoard.From(Statuses.Of(RunState.Running, 0));

        Assert.Equal([1, 1, 2, 2, 3, 3, 3], board.Rows.Select(row => row.Pair));
        Assert.Equal(ProgressBoard.Audio, board.Rows[^1].Name);
    }

    [Theory]
    [InlineData(RunState.Running, 3, AgentState.Waiting)]
    [InlineData(RunState.Running, 4, AgentState.Running)]
    [InlineData(RunState.Completed, 6, AgentState.Completed)]
    [InlineData(RunState.Failed, 2, AgentState.Skipped)]
    public void From_Status_FollowsTheAudioFromTheScript(RunState state, int ended, AgentState audio)
    {
        Assert.Equal(audio, ProgressBoard.From(Statuses.Of(state, ended)).Rows[^1].State);
    }

    [Fact]
    public void From_AudioAmongTheFallbacks_ShowsItMissing()
    {
        var status = Statuses.Of(RunState.Partial, 6) with { FallbackSections = [SectionName.Audio] };

        var audio = ProgressBoard.From(status).Rows[^1];

        Assert.Equal((AgentState.Failed, SectionSource.Missing), (audio.State, audio.Source));
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
