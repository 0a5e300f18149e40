using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Logging.Abstractions;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durability;

/// <summary>Events that meet an execution at its end or before its start.</summary>
public sealed class StartingOverTests
{
    private static readonly DateTime Now = new(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);

    [Fact]
    public async Task NewGuid_AfterContinueAsNewAtTheSameTime_IsAnother()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Twice", context =>
        {
            string guid = context.NewGuid().ToString();
            string? before = context.GetInput<string>();
            if (before is null) context.ContinueAsNew(guid);
            return Task.FromResult<object?>(guid != before);
        });
        await using var engine = new TestEngine(folder, functions);

        OrchestrationMetadata end = await engine.RunAsync("Twice");

        Assert.True(end.ReadOutputAs<bool>());
    }

    [Fact]
    public void ContinueAsNew_WithSuspensionAndEventBehindIt_CarriesBoth()
    {
        var session = new OrchestrationSession(
            new OrchestrationIdentity("run", "execution", "Wait", "", null, null, ""), WaitAsync, JsonDataConverter.Default, NullLoggerFactory.Instance);

        EpisodeOutcome outcome = session.Advance(
        [
            new EpisodeStarted { At = Now },
            new ExecutionStarted("Wait", "execution", null, "", null, null, null),
            new EventRaised("go", null),
            new ExecutionSuspended("nap"),
            new EventRaised("later", null),
        ]);

        Assert.Collection(
            outcome.ContinueAsNew!.CarriedEvents,
            first => Assert.IsType<ExecutionSuspended>(first),
            second => Assert.Equal("later", Assert.IsType<EventRaised>(second).Name));
    }

    [Fact]
    public async Task Start_ThatComesAfterItsRunWasTerminated_StartsNothing()
    {
        using var folder = new TempFolder();
        await using var engine = new TestEngine(folder, new TestFunctions());
        var start = new ExecutionStarted("Late", "execution", null, "", null, null, Now);
        var ended = InstanceRecord.Pending("run", start, Now) with { Status = OrchestrationRuntimeStatus.Terminated };
        var message = new InboxMessage { Id = 1, Target = "run", Event = start };

        var inbox = new OrchestrationInbox(engine.Engine, "run", new LiveOrchestration(ended, []), new Checkpoint(), [message]);

        Assert.Empty(inbox.Events);
    }

    private static async Task<string?> WaitAsync(TaskOrchestrationContext context)
    {
        await context.WaitForExternalEvent<string>("go");
        context.ContinueAsNew();
        return null;
    }
}
