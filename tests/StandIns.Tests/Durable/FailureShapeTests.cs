using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

/// <summary>What a failure looks like to the code that called, and in the status.</summary>
public sealed class FailureShapeTests
{
    [Fact]
    public async Task CallActivity_ThatDoesNotExist_FailsWithoutDetails()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Activity("Known", _ => 1).Orchestrator("Work", async context =>
        {
            var failed = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Missing", "x"));
            return $"{failed.Message}|{failed.FailureDetails.ErrorType}|{failed.FailureDetails.ErrorMessage}";
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(
            "Task 'Missing' (#0) failed with an unhandled exception: The function 'Missing' doesn't exist, is disabled, or is not an activity "
                + "function. Additional info: The following are the known activity functions: 'Known'.|(unknown)|(unknown)",
            run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatDoesNotExist_FailsWithoutDetails()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Parent", async context =>
        {
            var failed = await Assert.ThrowsAsync<TaskFailedException>(() => context.CallSubOrchestratorAsync("Missing", "x"));
            return $"{failed.Message}|{failed.FailureDetails is null}";
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Parent");

        Assert.Equal("Task 'Missing' (#0) failed with an unhandled exception.|True", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallSubOrchestrator_ThatIsTerminated_FailsWithoutDetails()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Orchestrator("Child", async context => await context.WaitForExternalEvent<string>("Never"))
            .Orchestrator("Parent", async context =>
            {
                var child = context.CallSubOrchestratorAsync("Child", options: new SubOrchestrationOptions(instanceId: "child"));
                var failed = await Assert.ThrowsAsync<TaskFailedException>(() => child);
                return $"{failed.Message}|{failed.FailureDetails is null}";
            });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Parent");
        await engine.StatusAsync("child", OrchestrationRuntimeStatus.Running);
        await engine.Client.TerminateInstanceAsync("child", (object?)"enough");
        var run = await engine.EndAsync(id);

        Assert.Equal("Task 'Child' (#0) failed with an unhandled exception.|True", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_OfAnOrchestratorThatDoesNotExist_FailsWithItsNamesAsOutput()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Known", _ => Task.FromResult<object?>(1));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Missing");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        Assert.Null(run.FailureDetails);
        var output = JsonDocument.Parse(run.SerializedOutput!).RootElement;
        Assert.Equal(
            "The function 'Missing' doesn't exist, is disabled, or is not an orchestrator function. Additional info: "
                + "The following are the known orchestrator functions: 'Known'.",
            output.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, output.GetProperty("details").ValueKind);
    }

    [Fact]
    public async Task Orchestrator_ThatEndsCancelled_FailsAsAFunction()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Work", async context =>
        {
            using var source = new CancellationTokenSource();
            source.Cancel();
            await context.CreateTimer(TimeSpan.FromHours(1), source.Token);
            return 1;
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        var output = JsonDocument.Parse(run.SerializedOutput!).RootElement;
        Assert.Equal("Function 'Work' failed with an unhandled exception.", output.GetProperty("message").GetString());
        Assert.Contains("TaskCanceledException", output.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallEntity_ThatDoesNotExist_FailsWithItsOwnErrorType()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Work", async context =>
        {
            var failed = await Assert.ThrowsAsync<EntityOperationFailedException>(
                () => context.Entities.CallEntityAsync(new EntityInstanceId("Missing", "k"), "Op"));
            return $"{failed.FailureDetails.ErrorType}|{failed.FailureDetails.ErrorMessage}|{failed.EntityId}|{failed.OperationName}";
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(
            "EntityFunctionNotFound|The function 'missing' doesn't exist, is disabled, or is not an entity function. "
                + "Additional info: No entity functions are currently registered!|@missing@k|Op",
            run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task CallEntity_WhoseFunctionFails_FailsAsAnInvocation()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Entity("broken", () => throw new TimeoutException("no connection"))
            .Orchestrator("Work", async context =>
            {
                var failed = await Assert.ThrowsAsync<EntityOperationFailedException>(
                    () => context.Entities.CallEntityAsync(new EntityInstanceId("Broken", "k"), "Op"));
                var details = failed.FailureDetails;
                return $"{details.ErrorType}|{details.ErrorMessage}|{details.InnerFailure!.ErrorType}|{details.InnerFailure.ErrorMessage}";
            });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(
            "FunctionInvocationFailed|Invocation of function 'broken' failed with an exception.|System.TimeoutException|no connection",
            run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task EntityError_Uncaught_HasNoInnerFailure()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Entity("counter", () => new CounterEntity())
            .Orchestrator("Work", async context =>
            {
                await context.Entities.CallEntityAsync(new EntityInstanceId("Counter", "k"), "AddThenFail", 1);
                return 1;
            });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.Equal(typeof(EntityOperationFailedException).FullName, run.FailureDetails!.ErrorType);
        Assert.Equal("Operation 'AddThenFail' of entity '@counter@k' failed: refused", run.FailureDetails.ErrorMessage);
        Assert.Null(run.FailureDetails.InnerFailure);
    }

    [Fact]
    public async Task Predicate_ThatThrows_LeavesTheFailureAsItIs()
    {
        using var folder = new TempFolder();
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(1)) { HandleFailure = _ => throw new FormatException("predicate") };
        var functions = new TestFunctions()
            .Activity("Break", _ => throw new TimeoutException("slow"))
            .Orchestrator("Work", async context => await context.CallActivityAsync<string>("Break", "", TaskOptions.FromRetryPolicy(policy)));
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Work");

        Assert.True(run.FailureDetails!.InnerFailure!.IsCausedBy(typeof(TimeoutException)));
        Assert.Equal(1, functions.ActivityRuns["Break"]);
    }
}
