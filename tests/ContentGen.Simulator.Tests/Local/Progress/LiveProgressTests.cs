using ContentGen.Agents;
using ContentGen.Local.Progress;
using ContentGen.Runs;

namespace ContentGen.Simulator.Tests.Local.Progress;

public sealed class LiveProgressTests
{
    [Fact]
    public void Show_FinishedRun_DrawsABarAnAgent()
    {
        var output = new StringWriter();
        var terminal = new Terminal(output, 100, IsInteractive: true);

        using (var view = terminal.NewProgress())
        {
            view.Show(Statuses.Of(RunState.Completed, 7), TimeSpan.FromSeconds(3));
        }

        var drawn = output.ToString();
        Assert.Contains("┌", drawn, StringComparison.Ordinal);
        Assert.Contains("SCRIPT_GENERATOR", drawn, StringComparison.Ordinal);
        Assert.Contains("AUDIO", drawn, StringComparison.Ordinal);
        Assert.Contains(new string('━', ProgressBar.Width), drawn, StringComparison.Ordinal);
        Assert.Contains("100 %", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void PairOf_EveryLine_IsItsPairWithTheAudioBesideTheLast()
    {
        var lines = Statuses.Of(RunState.Running, 0).Agents;

        Assert.Equal([1, 1, 2, 2, 3, 3, 3], lines.Select(line => LiveProgress.PairOf(line.Name)));
        Assert.Equal(AgentName.Audio, lines[^1].Name);
    }

    [Fact]
    public void Draw_RunningAgent_FillsWithoutEverBeingFull()
    {
        var bar = new ProgressBar();
        var row = new AgentProgress(AgentName.NewsFetcher, AgentState.Running, 1, null, null, null);

        var drawn = Enumerable.Range(0, 50)
            .Select(second => bar.Draw(row, TimeSpan.FromSeconds(second)).Count(character => character == '━'))
            .ToList();

        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(0, drawn[0]);
        Assert.True(drawn[^1] < ProgressBar.Width);
    }
}
