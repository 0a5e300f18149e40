using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class ExternalEventTests
{
    [Fact]
    public async Task Event_AfterACancelledWait_IsTakenByThatWait()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Activity("Step", text => text).Orchestrator("Wait", async context =>
        {
            using var source = new CancellationTokenSource();
            var given = context.WaitForExternalEvent<string>("Go", source.Token);
            source.Cancel();
            await context.WaitForExternalEvent<string>("Now");
            return $"{given.IsCanceled} {await context.WaitForExternalEvent<string>("Go")}";
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "Go", "first");
        await engine.Client.RaiseEventAsync(id, "Now", "");
        await engine.Client.RaiseEventAsync(id, "Go", "second");
        var run = await engine.EndAsync(id);

        Assert.Equal("True second", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_WithTwoWaiting_GoesToTheLatest()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
        {
            var older = context.WaitForExternalEvent<string>("Go");
            var newer = context.WaitForExternalEvent<string>("go");
            await Task.WhenAny(older, newer);
            return $"{older.IsCompleted} {newer.Result}";
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "GO", "one");
        var run = await engine.EndAsync(id);

        Assert.Equal("False one", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_WithACancelledTokenAndAKeptEvent_GetsTheEvent()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
        {
            await context.WaitForExternalEvent<string>("Now");
            return await context.WaitForExternalEvent<string>("Go", new CancellationToken(canceled: true));
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "Go", "kept");
        await engine.Client.RaiseEventAsync(id, "Now", "");
        var run = await engine.EndAsync(id);

        Assert.Equal("kept", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_ForAnotherTypeUnderTheSameName_Throws()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
        {
            var first = context.WaitForExternalEvent<string>("Go");
            try
            {
                await context.WaitForExternalEvent<int>("Go");
                return "no exception";
            }
            catch (ArgumentException error)
            {
                return error.Message;
            }
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Wait");

        Assert.Equal(
            "Events with the same name must have the same type argument. Expected System.String but was requested System.Int32.",
            run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Event_ThatTheWaiterCannotRead_EndsTheRunPastItsHandlers()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<int>("Go");
            }
            catch (Exception error)
            {
                return error.GetType().Name;
            }
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "Go", "not a number");
        var run = await engine.EndAsync(id);

        Assert.Equal(OrchestrationRuntimeStatus.Failed, run.RuntimeStatus);
        var output = JsonDocument.Parse(run.SerializedOutput!).RootElement;
        Assert.Equal("Function 'Wait' failed with an unhandled exception.", output.GetProperty("message").GetString());
        Assert.Contains("JsonException", output.GetProperty("details").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Event_KeptAndUnreadable_ThrowsWhereItIsWaitedFor()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
        {
            await context.WaitForExternalEvent<string>("Now");
            try
            {
                return await context.WaitForExternalEvent<int>("Go");
            }
            catch (JsonException)
            {
                return "unreadable";
            }
        });
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "Go", "not a number");
        await engine.Client.RaiseEventAsync(id, "Now", "");
        var run = await engine.EndAsync(id);

        Assert.Equal("unreadable", run.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Wait_InTimeWithTimeoutAndToken_GetsTheEvent()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Wait", async context =>
            await context.WaitForExternalEvent<string>("Go", TimeSpan.FromHours(1), CancellationToken.None));
        await using var engine = new TestEngine(folder, functions);

        var id = await engine.StartAsync("Wait");
        await engine.Client.RaiseEventAsync(id, "Go", "here", CancellationToken.None);
        var run = await engine.EndAsync(id);

        Assert.Equal("here", run.ReadOutputAs<string>());
    }
}
