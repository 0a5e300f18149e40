using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;

namespace LocalFunctionsHost.Tests.Backend.Contract;

/// <summary>Activities: results, failures, retries, tags, payloads.</summary>
public abstract class ActivityContract(IBackend backend) : BackendContract(backend)
{
    private static readonly RetryOptions ThreeAttempts = new(TimeSpan.FromMilliseconds(1), 3);

    [Fact]
    public async Task Activities_InSequence_EachGetTheResultBefore()
    {
        var add = Hub.Activity((int value) => value + 1);
        var orchestrator = Hub.Orchestrator(async run =>
        {
            var value = run.Input<int>();
            for (var step = 0; step < 3; step++)
            {
                value = await run.CallAsync<int>(add, value);
            }

            return value;
        });

        var end = await Hub.RunAsync(orchestrator, 40);

        Assert.Equal(OrchestrationStatus.Completed, end.OrchestrationStatus);
        Assert.Equal("43", end.Output);
    }

    [Fact]
    public async Task Activities_FannedOut_GiveTheirResultsInTheOrderOfTheCalls()
    {
        var square = Hub.Activity((int value) => value * value);
        var orchestrator = Hub.Orchestrator(async run =>
            await Task.WhenAll(Enumerable.Range(0, 20).Select(value => run.CallAsync<int>(square, value))));

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal($"[{string.Join(',', Enumerable.Range(0, 20).Select(value => value * value))}]", end.Output);
    }

    [Fact]
    public async Task Orchestration_OfNothing_CompletesWithNull()
    {
        var orchestrator = Hub.Orchestrator(_ => Task.FromResult<object?>(null));

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal(OrchestrationStatus.Completed, end.OrchestrationStatus);
        Assert.True(end.Output is null or "null", end.Output);
    }

    [Fact]
    public async Task Activity_WithoutResult_GivesNull()
    {
        var nothing = Hub.Activity((string? _) => (string?)null);
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<string?>(nothing) is null);

        Assert.Equal("true", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Activity_ThatThrows_FailsWithTypeMessageCauseAndProperties()
    {
        var fail = Hub.Activity(string (string input) => throw Problem(input));
        var orchestrator = Hub.Orchestrator(async run =>
        {
            try
            {
                return await run.CallAsync<string>(fail, "of the input");
            }
            catch (TaskFailedException failure)
            {
                var details = failure.FailureDetails!;
                return $"{details.ErrorType}|{details.ErrorMessage}|{details.InnerFailure?.ErrorType}|{details.Properties?["code"]}";
            }
        });

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal("\"System.InvalidOperationException|because of the input|System.TimeoutException|E42\"", end.Output);
    }

    [Fact]
    public async Task Orchestration_ThatThrows_FailsWithDetailsInItsHistory()
    {
        var orchestrator = Hub.Orchestrator(_ => throw Problem("of itself"));

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Contains("because of itself", end.Output, StringComparison.Ordinal);
        var details = (await Hub.EventsAsync(end)).OfType<ExecutionCompletedEvent>().Single().FailureDetails!;
        Assert.Equal("System.InvalidOperationException", details.ErrorType);
        Assert.Equal("because of itself", details.ErrorMessage);
        Assert.Equal("System.TimeoutException", details.InnerFailure!.ErrorType);
        Assert.Equal("E42", details.Properties!["code"]);
    }

    [Fact]
    public async Task Retry_OfAnActivityThatSucceedsAtLast_GivesItsResult()
    {
        var attempts = 0;
        var shaky = Hub.Activity((string _) => Interlocked.Increment(ref attempts) < 3 ? throw Problem("again") : attempts);
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<int>(shaky, ThreeAttempts));

        Assert.Equal("3", (await Hub.RunAsync(orchestrator)).Output);
    }

    [Fact]
    public async Task Retry_OfAnActivityThatNeverSucceeds_FailsAfterTheLastAttempt()
    {
        var attempts = 0;
        var broken = Hub.Activity(string (string _) => throw Problem($"no {Interlocked.Increment(ref attempts)}"));
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<string>(broken, ThreeAttempts));

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Contains("no 3", end.Output, StringComparison.Ordinal);
        Assert.Equal(3, attempts);
    }

    [Fact]
    public async Task Retry_ThatDoesNotHandleTheFailure_StopsAtOnce()
    {
        var attempts = 0;
        var broken = Hub.Activity(string (string _) => throw Problem($"no {Interlocked.Increment(ref attempts)}"));
        var never = new RetryOptions(TimeSpan.FromMilliseconds(1), 3) { Handle = _ => false };
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<string>(broken, never));

        Assert.Equal(OrchestrationStatus.Failed, (await Hub.RunAsync(orchestrator)).OrchestrationStatus);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task Payloads_OfEverySizeAndScript_ArriveAsTheyWere()
    {
        var echo = Hub.Activity((string text) => text);
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<string>(echo, run.Input<string>()));
        string[] texts = ["", "'\"\\\0\n", "Zürich 東京 🎙️ \u2028 e\u0301", new string('ß', 400_000)];

        var ends = await Task.WhenAll(texts.Select(text => Hub.RunAsync(orchestrator, text)));

        Assert.Equal(texts, ends.Select(end => Newtonsoft.Json.JsonConvert.DeserializeObject<string>(end.Output)));
        Assert.Equal(texts, ends.Select(end => Newtonsoft.Json.JsonConvert.DeserializeObject<string>(end.Input)));
    }

    [Fact]
    public async Task Activity_WithTags_HasThemInTheHistory()
    {
        var echo = Hub.Activity((string text) => text);
        var options = ScheduleTaskOptions.CreateBuilder().AddTag("speaker", "Zoë").Build();
        var orchestrator = Hub.Orchestrator(async run => await run.Inner.ScheduleTask<string>(echo, "", options, "x"));

        var end = await Hub.RunAsync(orchestrator);

        Assert.Equal("Zoë", (await Hub.EventsAsync(end)).OfType<TaskScheduledEvent>().Single().Tags!["speaker"]);
    }

    [Fact]
    public async Task Runs_ManyAtOnce_AllEndWithTheirOwnResult()
    {
        var echo = Hub.Activity((int value) => value);
        var orchestrator = Hub.Orchestrator(async run => await run.CallAsync<int>(echo, await run.CallAsync<int>(echo, run.Input<int>())));

        var ends = await Task.WhenAll(Enumerable.Range(0, 15).Select(value => Hub.RunAsync(orchestrator, value)));

        Assert.Equal(Enumerable.Range(0, 15).Select(value => $"{value}"), ends.Select(end => end.Output));
    }

    private static InvalidOperationException Problem(string what) =>
        new($"because {what}", new TimeoutException("the cause")) { Data = { ["code"] = "E42" } };
}

public sealed class AzureStorageActivityTests(AzureStorageBackend backend) : ActivityContract(backend), IClassFixture<AzureStorageBackend>;

public sealed class SqliteActivityTests(SqliteBackend backend) : ActivityContract(backend), IClassFixture<SqliteBackend>;
