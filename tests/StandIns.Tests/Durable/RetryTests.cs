using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class RetryTests
{
    [Fact]
    public async Task Policy_WithBackoff_PausesLongerEachTime()
    {
        using var folder = new TempFolder();
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(2), backoffCoefficient: 3);
        await using var engine = new TestEngine(folder, Failing(until: 3, policy));

        var id = await engine.StartAsync("Try");
        await engine.PassTimerAsync(TimeSpan.FromSeconds(2));
        await engine.PassTimerAsync(TimeSpan.FromSeconds(6));
        var run = await engine.EndAsync(id);

        Assert.Equal("attempt 3 after 8", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Policy_Exhausted_FailsWithTheLastAttempt()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, Failing(until: 9, new RetryPolicy(2, TimeSpan.FromSeconds(1))));

        var id = await engine.StartAsync("Try");
        await engine.PassTimerAsync(TimeSpan.FromSeconds(1));
        var run = await engine.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Contains("(#2) failed with an unhandled exception: bad 2", run.FailureDetails!.ErrorMessage, StringComparison.Ordinal);
        Assert.True(run.FailureDetails.InnerFailure!.IsCausedBy<TimeoutException>());
    }

    [Fact]
    public async Task Policy_Exhausted_LeavesATimerThatFiresAtOnce()
    {
        using var folder = new TempFolder();
        var functions = Failing(until: 9, new RetryPolicy(1, TimeSpan.FromSeconds(1)));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Try");

        var timer = Assert.Single(engine.Store.ReadHistory(run.InstanceId).OfType<TimerCreated>());
        Assert.Equal((1, engine.Time.GetUtcNow().UtcDateTime), (timer.TaskId, timer.FireAt));
        Assert.Single(engine.Store.ReadHistory(run.InstanceId).OfType<TimerFired>());
    }

    [Fact]
    public async Task Policy_ThatDoesNotHandleTheFailure_StopsAtOnce()
    {
        using var folder = new TempFolder();
        var policy = new RetryPolicy(5, TimeSpan.FromSeconds(1)) { HandleFailure = failure => failure.IsCausedBy<InvalidOperationException>() };
        var functions = Failing(until: 9, policy);
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Try");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Equal(1, functions.ActivityRuns["Flaky"]);
    }

    [Fact]
    public async Task Handler_ThatSaysNo_StopsAfterThatAttempt()
    {
        using var folder = new TempFolder();
        var functions = Failing(until: 9, (RetryHandler)(context => context.LastAttemptNumber < 3));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Try");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Equal(3, functions.ActivityRuns["Flaky"]);
    }

    private static TestFunctions Failing(int until, TaskRetryOptions retry)
    {
        var attempts = 0;
        return new TestFunctions()
            .Activity("Flaky", _ => ++attempts < until ? throw new TimeoutException($"bad {attempts}") : $"attempt {attempts}")
            .Orchestrator("Try", async context =>
            {
                var begun = context.CurrentUtcDateTime;
                var result = await context.CallActivityAsync<string>("Flaky", "x", new TaskOptions(retry));
                return $"{result} after {(context.CurrentUtcDateTime - begun).TotalSeconds}";
            });
    }
}
