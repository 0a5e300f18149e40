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
    public async Task Status_StoriesChosen_AreShownUntilTheBriefIsDelivered()
    {
        var run = SampleRun.Healthy();

        await run.Start();

        var telling = run.Statuses.Where(status => status.Stories is not null).ToList();
        Assert.DoesNotContain(telling, status => status.CurrentAgent?.Contains(AgentName.NewsFetcher, StringComparison.Ordinal) == true);
        Assert.Contains(telling, status => status.CurrentAgent?.Contains(AgentName.ScriptGenerator, StringComparison.Ordinal) == true);
        Assert.Equal(4, telling[0].Stories!.Count);
        Assert.All(telling, status => Assert.Equal(telling[0].Stories, status.Stories));
        Assert.Null(run.Statuses[^1].Stories);
    }

    [Fact]
    public void ChosenStory_LongTitle_IsCutAtAWord()
    {
        var story = new Story("a", string.Concat(Enumerable.Repeat("word ", 80)), "general", "Summary.", 1, new string('s', 90), "https://a.example/", null, null);

        var chosen = ChosenStory.Of(story);

        Assert.Equal(("word", 119, 60), (chosen.Title[^4..], chosen.Title.Length, chosen.Source.Length));
    }

    [Fact]
    public async Task Status_AttemptOfAStepThatWasGivenUpFailsLater_StaysAsItWas()
    {
        var run = SampleRun.Healthy().Hangs(nameof(AgentActivities.SuggestWeekendEvents));
        var running = run.Start();
        run.Advance(TimeSpan.FromSeconds(165));
        await running;
        var before = run.Statuses[^1];

        var triesAgain = run.FailLate(nameof(AgentActivities.SuggestWeekendEvents), new ServiceTimeoutException("Too slow."));

        Assert.False(triesAgain);
        Assert.Same(before, run.Statuses[^1]);
        Assert.Equal([AgentName.WeekendEvents], before.FailedAgents);
    }
}
