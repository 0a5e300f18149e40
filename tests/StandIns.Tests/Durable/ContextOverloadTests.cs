using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>The shorter forms of the orchestrator's calls, and versions.</summary>
public sealed class ContextOverloadTests
{
    private static readonly EntityInstanceId Counter = new("counter", "k");

    [Fact]
    public async Task Calls_WithOptionsOnly_PassNoInput()
    {
        var output = await RunAsync(async context =>
        {
            var options = new TaskOptions(null, new Dictionary<string, string> { ["a"] = "b" });
            await context.CallActivityAsync("Echo", options);
            var activity = await context.CallActivityAsync<string>("Echo", options);
            await context.CallSubOrchestratorAsync("Tell", options);
            var child = await context.CallSubOrchestratorAsync<string>("Tell", options.WithInstanceId("child"));
            return $"{activity}|{child}|{options.Tags!["a"]}";
        });

        Assert.Equal("none|none in ''|b", output);
    }

    [Fact]
    public async Task EntityCalls_WithOptionsOnly_PassNoInput()
    {
        var output = await RunAsync(async context =>
        {
            await context.Entities.CallEntityAsync(Counter, "Total", new CallEntityOptions());
            await context.Entities.SignalEntityAsync(Counter, "Total", (SignalEntityOptions)new DateTimeOffset(context.CurrentUtcDateTime));
            return $"{await context.Entities.CallEntityAsync<int>(Counter, "Total", new CallEntityOptions())}";
        });

        Assert.Equal("0", output);
    }

    [Fact]
    public async Task CallSubOrchestrator_WithAVersion_RunsInIt()
    {
        var output = await RunAsync(async context =>
        {
            var options = new SubOrchestrationOptions { Version = new TaskVersion("3.1"), InstanceId = "child" };
            return $"{await context.CallSubOrchestratorAsync<string>("Tell", "x", options)} of {options.Version!.Value.Version}";
        });

        Assert.Equal("x in '3.1' of 3.1", output);
    }

    [Fact]
    public async Task ContinueAsNew_WithAVersion_StartsOverInIt()
    {
        var output = await RunAsync(context =>
        {
            if (context.Version.Length > 0) return Task.FromResult($"{context.GetInput<string>()} in {context.Version}");
            var options = new ContinueAsNewOptions { NewInput = "again", NewVersion = "2", PreserveUnprocessedEvents = false };
            context.ContinueAsNew(options);
            return Task.FromResult($"{options.NewInput} {options.NewVersion} {options.PreserveUnprocessedEvents}");
        });

        Assert.Equal("again in 2", output);
    }

    [Fact]
    public async Task Properties_OfTheContext_AreTheHostsSettings()
    {
        var output = await RunAsync(context => Task.FromResult(
            $"{context.Properties["defaultVersion"]}|{context.Properties["HttpDefaultAsyncRequestSleepTimeMilliseconds"]}"
                + $"|{context.ReplaySafeLoggerFactory.CreateLogger("x").IsEnabled(LogLevel.Critical)}|{context.Parent is null}"));

        Assert.Equal("|30000|False|True", output);
    }

    [Fact]
    public async Task RetryHandler_AsATaskOption_SeesTheAttempts()
    {
        var seen = new List<string>();
        var output = await RunAsync(async context =>
        {
            var byHandler = TaskRetryOptions.FromRetryHandler(retry =>
            {
                seen.Add($"{retry.LastAttemptNumber} {retry.CancellationToken.CanBeCanceled} {retry.LastFailure.StackTrace?.Length > 0}");
                return false;
            });
            var options = new TaskOptions(byHandler);
            var failed = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Break", options: options));
            return $"{options.Retry!.Handler is not null} {options.Retry.Policy is null} {options.Version is null} {failed.FailureDetails.Properties is null}";
        });

        Assert.Equal("True True True True", output);
        Assert.Equal(["1 False True"], seen.Distinct());
    }

    private static async Task<string?> RunAsync(Func<TaskOrchestrationContext, Task<string>> code)
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Echo", text => text ?? "none")
            .Activity("Break", _ => throw new TimeoutException("slow"))
            .Entity("counter", () => new CounterEntity())
            .Orchestrator("Tell", context => Task.FromResult<object?>($"{context.GetInput<string>() ?? "none"} in '{context.Version}'"))
            .Orchestrator("Work", async context => await code(context));
        await using var engine = new TestEngine(folder, functions);
        return (await engine.RunAsync("Work")).ReadOutputAs<string>();
    }
}
