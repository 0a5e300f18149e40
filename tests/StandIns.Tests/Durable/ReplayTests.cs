using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.DurableTask;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class ReplayTests
{
    [Fact]
    public async Task Replay_InputsThatTheHistoryHas_AreNotWrittenAgain()
    {
        using var folder = new TempFolder();
        var text = new CountedText("a");
        var functions = new TestFunctions()
            .Activity("Echo", given => given)
            .Orchestrator("Chain", async context =>
            {
                for (var step = 0; step < 5; step++) await context.CallActivityAsync<string>("Echo", text);
                return "";
            });
        await using var engine = new TestEngine(folder, functions);

        await engine.RunAsync("Chain");

        Assert.Equal(5, text.Writes);
    }

    [Fact]
    public async Task Replay_StatusOfEarlierEpisodes_IsNotWrittenAgain()
    {
        using var folder = new TempFolder();
        var text = new CountedText("a");
        var functions = new TestFunctions()
            .Activity("Echo", given => given)
            .Orchestrator("Chain", async context =>
            {
                context.SetCustomStatus(text);
                await context.CallActivityAsync<string>("Echo", "x");
                context.SetCustomStatus("last");
                await context.CallActivityAsync<string>("Echo", "y");
                return "";
            });
        await using var engine = new TestEngine(folder, functions);

        await engine.RunAsync("Chain");

        Assert.Equal(1, text.Writes);
    }

    [Fact]
    public async Task Replay_CodeCaughtAnInputThatCannotBeWritten_TakesTheSameWay()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Echo", given => given)
            .Orchestrator("Careful", async context =>
            {
                var answer = await EchoAsync(context, new Unwritable()) + await EchoAsync(context, "b");
                return answer + await EchoAsync(context, "c");
            });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Careful");

        Assert.Equal("caught,b,c,", run.ReadOutputAs<string>());
        Assert.Equal(2, functions.ActivityRuns["Echo"]);
    }

    [Fact]
    public async Task SetCustomStatus_CannotBeWritten_FailsTheRun()
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions().Orchestrator("Vain", context =>
        {
            context.SetCustomStatus(new Unwritable());
            return Task.FromResult<object?>("done");
        });
        await using var engine = new TestEngine(folder, functions);

        var run = await engine.RunAsync("Vain");

        Assert.Equal("Not to be written.", run.FailureDetails?.ErrorMessage);
    }

    private static async Task<string> EchoAsync(TaskOrchestrationContext context, object input)
    {
        try
        {
            return await context.CallActivityAsync<string>("Echo", input) + ",";
        }
        catch (InvalidOperationException)
        {
            return "caught,";
        }
    }

    /// <summary>Counts how often it is written.</summary>
    [JsonConverter(typeof(Writer))]
    private sealed class CountedText(string text)
    {
        public int Writes { get; private set; }

        private sealed class Writer : JsonConverter<CountedText>
        {
            public override CountedText Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => throw new NotSupportedException();

            public override void Write(Utf8JsonWriter writer, CountedText value, JsonSerializerOptions options)
            {
                value.Writes++;
                writer.WriteStringValue(value.Text);
            }
        }

        private string Text { get; } = text;
    }

    private sealed class Unwritable
    {
        public string Text => throw new InvalidOperationException("Not to be written.");
    }
}
