using ContentGen.Agents;
using ContentGen.Local.Progress;
using ContentGen.Runs;
using ContentGen.Sections;

namespace ContentGen.Simulator.Tests.Local.Progress;

public sealed class PlainProgressTests
{
    [Fact]
    public void Show_Changes_AreALineEach()
    {
        var output = new StringWriter { NewLine = "\n" };
        using var view = new PlainProgress(output);
        var running = new AgentProgress(AgentName.NewsFetcher, AgentState.Running, 1, null, null, null);
        var retrying = running with { Status = AgentState.Retrying, Attempts = 2, Error = "Bedrock failed (503)." };
        var completed = new AgentProgress(
            AgentName.NewsFetcher, AgentState.Completed, 2, 2345, SectionSource.Live, "Bedrock failed (503).");

        view.Show(Statuses.Of(RunState.Running, 0, running), TimeSpan.FromSeconds(0.2));
        view.Show(Statuses.Of(RunState.Running, 0, running), TimeSpan.FromSeconds(0.3));
        view.Show(Statuses.Of(RunState.Running, 0, retrying), TimeSpan.FromSeconds(1.2));
        view.Show(Statuses.Of(RunState.Running, 1, completed), TimeSpan.FromSeconds(12.5));

        Assert.Equal(
            """
               0.2 s  NEWS_FETCHER      running
               1.2 s  NEWS_FETCHER      retrying, attempt 2 failed: Bedrock failed (503).
              12.5 s  NEWS_FETCHER      completed, live, attempt 2, 2.3 s

            """,
            output.ToString());
    }

    [Fact]
    public void Show_AudioThatIsTriedAgain_SaysWhyAtWhichAttempt()
    {
        var output = new StringWriter { NewLine = "\n" };
        using var view = new PlainProgress(output);
        var audio = new AgentProgress(AgentName.Audio, AgentState.Retrying, 2, null, null, "Amazon Polly failed (503).");

        view.Show(Statuses.Of(RunState.Running, 0, audio), TimeSpan.FromSeconds(4));

        Assert.Equal("   4.0 s  AUDIO             retrying, attempt 2 failed: Amazon Polly failed (503).\n", output.ToString());
    }

    [Fact]
    public void Show_Line_HasNoControlCharacters()
    {
        var output = new StringWriter { NewLine = "\n" };
        using var view = new PlainProgress(output);

        view.Show(Statuses.Of(RunState.Completed, 7), TimeSpan.FromSeconds(3));

        Assert.DoesNotContain(output.ToString(), character => char.IsControl(character) && character != '\n');
        Assert.Equal(7, output.ToString().Count(character => character == '\n'));
    }
}
