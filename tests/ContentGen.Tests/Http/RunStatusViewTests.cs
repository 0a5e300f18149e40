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
        Assert.Equal((6, 6), (status.Progress.Completed, status.Progress.Total));
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
