using ContentGen.Agents;
using ContentGen.Failures;
using ContentGen.Runs;

namespace ContentGen.Tests.Runs;

/// <summary>A run's status from its start to its end.</summary>
public sealed class RunStatusTests
{
    [Fact]
    public async Task Status_ThroughARun_NeverGoesBackwardsAndStaysSmall()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.GenerateScript), new ExternalServiceException(new string('x', 5000)))
            .Fails(nameof(AgentActivities.EnhanceMedia), new InvalidOutputException(new string('y', 5000)));

        await run.Start();

        int[] completed = [.. run.Statuses.Select(status => status.Progress.Completed)];
        Assert.Equal(completed.Order(), completed);
        Assert.Equal((RunState.Starting, RunState.Partial), (run.Statuses[0].Status, run.Statuses[^1].Status));
        Assert.Equal(100, run.Statuses[^1].Progress.Percentage);
        Assert.Equal(["script", "mediaEnhancements"], run.Statuses[^1].FallbackSections);
        Assert.All(run.Statuses, status =>
            Assert.InRange(
                System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(status, ContentGen.Text.ContentGenJson.Options).Length,
                1,
                16 * 1024 - 1));
    }

    [Fact]
    public async Task Status_AttemptOfAStepThatWasGivenUpFailsLater_StaysAsItWas()
    {
        var run = SampleRun.Healthy().Hangs(nameof(AgentActivities.SuggestWeekendEvents));
        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(120));
        await running;
        var before = run.Statuses[^1];

        var triesAgain = run.FailLate(nameof(AgentActivities.SuggestWeekendEvents), new ServiceTimeoutException("Too slow."));

        Assert.False(triesAgain);
        Assert.Same(before, run.Statuses[^1]);
        Assert.Equal([AgentName.WeekendEvents], before.FailedAgents);
    }
}
