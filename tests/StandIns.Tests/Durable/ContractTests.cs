using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Entities;

namespace StandIns.Tests.Durable;

/// <summary>Types of the abstractions that app code makes and reads without an engine.</summary>
public sealed class ContractTests
{
    [Fact]
    public void RetryPolicy_Defaults_AreTheDocumentedOnes()
    {
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(2));
        TaskRetryOptions options = policy;

        Assert.Equal((3, TimeSpan.FromSeconds(2), 1.0), (policy.MaxNumberOfAttempts, policy.FirstRetryInterval, policy.BackoffCoefficient));
        Assert.Equal((TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan), (policy.MaxRetryInterval, policy.RetryTimeout));
        Assert.True(policy.Handle(new FormatException()));
        Assert.Same(policy, options.Policy);
        Assert.Same(policy, TaskRetryOptions.FromRetryPolicy(policy).Policy);
        Assert.Same(policy, new TaskRetryOptions(policy).Policy);
    }

    [Theory]
    [InlineData(0, 1, 1.0)]
    [InlineData(1, 0, 1.0)]
    [InlineData(1, 1, 0.9)]
    public void RetryPolicy_OutOfRange_IsRefused(int attempts, int seconds, double backoff)
        => Assert.Throws<ArgumentOutOfRangeException>(() => new RetryPolicy(attempts, TimeSpan.FromSeconds(seconds), backoff));

    [Fact]
    public void RetryPolicy_HandleFailure_SeesAnyExceptionAsDetails()
    {
        var policy = new RetryPolicy(3, TimeSpan.FromSeconds(2)) { HandleFailure = failure => failure.IsCausedBy<FormatException>() };

        Assert.True(policy.Handle(new FormatException()));
        Assert.False(policy.Handle(new TaskFailedException("Work", 1, new TimeoutException())));
    }

    [Fact]
    public void FailureDetails_OfAnException_TellTypeMessageAndCause()
    {
        var details = TaskFailureDetails.FromException(new FormatException("odd", new TimeoutException("slow")));

        Assert.Equal(("System.FormatException", "odd", "slow"), (details.ErrorType, details.ErrorMessage, details.InnerFailure!.ErrorMessage));
        Assert.True(details.IsCausedBy(typeof(SystemException)));
        Assert.Throws<ArgumentException>(() => details.IsCausedBy(typeof(string)));
        Assert.False(new TaskFailureDetails("No.Such", "m", null, null, null).IsCausedBy<Exception>());
        Assert.Null(details.Properties);
    }

    [Fact]
    public void TaskFailedException_MadeByHand_TellsTaskAndCause()
    {
        var failed = new TaskFailedException("Work", 4, new TimeoutException("slow"));
        var told = new TaskFailedException("Work", 4, failed.FailureDetails);

        Assert.Equal("Task 'Work' (#4) failed with an unhandled exception: slow", failed.Message);
        Assert.Equal((failed.Message, "Work", 4), (told.Message, told.TaskName, told.TaskId));
#pragma warning disable CS0618 // Obsolete members are part of the surface.
        Assert.True(failed.IsCausedByException<TimeoutException>());
        Assert.Equal(string.Empty, new TaskName("Work").Version);
#pragma warning restore CS0618
    }

    [Fact]
    public void EntityOperationFailedException_MadeByHand_TellsEntityAndOperation()
    {
        var id = new EntityInstanceId("Counter", "k");
        var failed = new EntityOperationFailedException(id, "Add", TaskFailureDetails.FromException(new TimeoutException("slow")));

        Assert.Equal("Operation 'Add' of entity '@counter@k' failed: slow", failed.Message);
        Assert.Equal((id, "Add"), (failed.EntityId, failed.OperationName));
    }

    [Fact]
    public void TaskVersion_FromText_ConvertsBothWays()
    {
        TaskVersion version = "1.2";
        string text = version;

        Assert.Equal(("1.2", "1.2"), (version.Version, text));
        Assert.Equal(TaskVersion.Unversioned, new TaskVersion(null));
    }

    [Fact]
    public async Task Pageable_WithoutPageSizes_IsReadPageByPage()
    {
        var numbers = Pageable.Create((token, _) => Task.FromResult(token is null
            ? new Page<int>([1, 2], "next")
            : new Page<int>([3])));

        var read = new List<int>();
        await foreach (var number in numbers) read.Add(number);

        Assert.Equal([1, 2, 3], read);
    }

    [Fact]
    public void JsonDataConverter_WithOptions_UsesThem()
    {
        DataConverter converter = new JsonDataConverter(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase });

        Assert.Equal("{\"name\":\"x\"}", converter.Serialize(new { Name = "x" }));
        Assert.Equal(5, converter.Deserialize("5", typeof(int)));
        Assert.Null(converter.Serialize(null));
    }

    [Fact]
    public async Task ActivityClass_ThroughItsInterface_TakesAndGivesItsTypes()
    {
        ITaskActivity activity = new Doubling();
        ITaskOrchestrator orchestrator = new Tripling();

        Assert.Equal((typeof(int), typeof(string)), (activity.InputType, activity.OutputType));
        Assert.Equal((typeof(int), typeof(string)), (orchestrator.InputType, orchestrator.OutputType));
        Assert.Equal("Double 4 of run", await activity.RunAsync(new Told(), 2));
        Assert.Equal("6", await orchestrator.RunAsync(null!, 2));
        await Assert.ThrowsAsync<ArgumentException>(() => activity.RunAsync(new Told(), "two"));
    }

    private sealed class Doubling : TaskActivity<int, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, int input)
            => Task.FromResult($"{context.Name.Name}{context.Version} {input * 2} of {context.InstanceId}");
    }

    private sealed class Tripling : TaskOrchestrator<int, string>
    {
        public override Task<string> RunAsync(TaskOrchestrationContext context, int input) => Task.FromResult($"{input * 3}");
    }

    private sealed class Told : TaskActivityContext
    {
        public override TaskName Name => new("Double");

        public override string InstanceId => "run";
    }
}
