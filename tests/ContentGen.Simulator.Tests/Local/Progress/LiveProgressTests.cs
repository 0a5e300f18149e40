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
            view.Show(ProgressBoard.From(Statuses.Of(RunState.Completed, 7)), TimeSpan.FromSeconds(3));
        }

        var drawn = output.ToString();
        Assert.Contains("┌", drawn, StringComparison.Ordinal);
        Assert.Contains("SCRIPT_GENERATOR", drawn, StringComparison.Ordinal);
        Assert.Contains("AUDIO", drawn, StringComparison.Ordinal);
        Assert.Contains(new string('━', ProgressBar.Width), drawn, StringComparison.Ordinal);
        Assert.Contains("100 %", drawn, StringComparison.Ordinal);
    }
}
