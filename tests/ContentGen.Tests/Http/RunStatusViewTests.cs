using ContentGen.Agents;
using ContentGen.Http.Endpoints;
using ContentGen.Runs;
using ContentGen.Tests.Runs;
using ContentGen.Text;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;

namespace ContentGen.Tests.Http;

public sealed class RunStatusViewTests
{
    private static readonly DateTimeOffset StoppedAt = new(2026, 3, 2, 7, 1, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    [InlineData(OrchestrationRuntimeStatus.Failed)]
    public async Task Of_StoppedWhileAgentsRan_HasFailedAndShowsThemAsSkipped(OrchestrationRuntimeStatus runtimeStatus)
    {
        var run = SampleRun.Healthy().Hangs(nameof(AgentActivities.SuggestWeekendEvents));
        _ = run.Start();
        await Task.CompletedTask;

        var status = RunStatusView.Of(Stopped(run.Statuses[^1], runtimeStatus), StoppedAt);

        Assert.Equal((RunState.Failed, null, 0), (status.Status, status.CurrentAgent, status.EstimatedTimeRemaining));
        Assert.Equal((7, 7), (status.Progress.Completed, status.Progress.Total));
        Assert.Equal((StoppedAt, StoppedAt), (status.LastUpdated, status.EstimatedCompletionTime));
        var open = status.Agents.Single(agent => agent.Name == AgentName.WeekendEvents);
        Assert.Equal(AgentState.Skipped, open.Status);
        Assert.NotNull(open.Error);
        Assert.Equal(AgentState.Completed, status.Agents.Single(agent => agent.Name == AgentName.NewsFetcher).Status);
    }

    [Fact]
    public void Of_StoppedBeforeItBegan_ShowsAllAgentsAsSkipped()
    {
        var status = RunStatusView.Of(Stopped(null, OrchestrationRuntimeStatus.Terminated), StoppedAt);

        Assert.All(status.Agents, agent => Assert.Equal(AgentState.Skipped, agent.Status));
    }

    [Theory]
    [InlineData(0, 25)]
    [InlineData(20, 5)]
    [InlineData(30, 3)]
    [InlineData(60, 6)]
    [InlineData(200, 20)]
    public void Of_RunningLongerThanExpected_GrowsItsEstimate(int seconds, int remaining)
    {
        var status = new RunStatus(
            "run-1", RunState.Running, "AUDIO", new(6, 7, 85), [], [], [], [], AgentPlan.Dependencies, StoppedAt, StoppedAt,
            StoppedAt.AddSeconds(25), 25, null);
        var now = StoppedAt.AddSeconds(seconds);

        var seen = RunStatusView.Of(Stopped(status, OrchestrationRuntimeStatus.Running), now);

        Assert.Equal((remaining, now.AddSeconds(remaining)), (seen.EstimatedTimeRemaining, seen.EstimatedCompletionTime));
    }

    [Fact]
    public void Of_JustAsked_HasAtLeastASecondLeft() =>
        Assert.Equal(
            1, RunStatusView.Of(Stopped(Delivered with { Status = RunState.Running }, OrchestrationRuntimeStatus.Running), StoppedAt)
                .EstimatedTimeRemaining);

    [Theory]
    [InlineData(OrchestrationRuntimeStatus.Running)]
    [InlineData(OrchestrationRuntimeStatus.Terminated)]
    public void Of_DeliveredWhateverTheOrchestrationStillDid_StaysDelivered(OrchestrationRuntimeStatus runtimeStatus)
    {
        var seen = RunStatusView.Of(Stopped(Delivered, runtimeStatus), StoppedAt.AddMinutes(1));

        Assert.Equivalent(Delivered, seen, strict: true);
    }

    private static RunStatus Delivered { get; } = new(
        "run-1", RunState.Completed, null, new(7, 7, 100), [], [], [], [], AgentPlan.Dependencies, StoppedAt, StoppedAt, StoppedAt, 0,
        "/api/briefs/run-1");

    private static OrchestrationMetadata Stopped(RunStatus? status, OrchestrationRuntimeStatus runtimeStatus)
    {
        var converter = new JsonDataConverter(ContentGenJson.Options);
        return new(GenerateBriefOrchestrator.FunctionName, "run-1")
        {
            RuntimeStatus = runtimeStatus,
            LastUpdatedAt = StoppedAt,
            DataConverter = converter,
            SerializedCustomStatus = converter.Serialize(status),
        };
    }
}
