using System.Runtime.Serialization;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Tracing;
using DurableTask.Sqlite.Storage;
using Newtonsoft.Json;

namespace LocalFunctionsHost.Tests.Sqlite;

/// <summary>The records of the file: everything that the framework declares as data comes back.</summary>
public sealed class RecordsTests
{
    private static readonly DateTime Time = new(2026, 3, 4, 5, 6, 7, DateTimeKind.Utc);

    private static readonly DistributedTraceContext Trace = new("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "a=b")
    {
        Id = "id",
        SpanId = "span",
        ActivityStartTime = new DateTimeOffset(Time),
    };

    private static readonly FailureDetails Failure = new(
        "Outer", "message", "stack", new FailureDetails(
            "Inner", "inner", null, null, false), true, new Dictionary<string, object?> { ["code"] = 7L });

    private static readonly Dictionary<string, string> Tags = new() { ["tag"] = "value", [""] = "" };

    public static TheoryData<string> Kinds => [.. All.Select(history => history.GetType().Name)];

    private static HistoryEvent[] All =>
    [
        new ExecutionStartedEvent(-1, null)
        {
            OrchestrationInstance = Instance("child"),
            ParentInstance = new ParentInstance { Name = "P", Version = "1", TaskScheduleId = 9, OrchestrationInstance = Instance("parent") },
            Name = "Näme \u0000 \ud83d\ude00",
            Version = "",
            Tags = Tags,
            Correlation = "c",
            ParentTraceContext = Trace,
            ScheduledStartTime = Time,
            Generation = 3,
            GenerateNewTrace = true,
        },
        new ExecutionCompletedEvent(4, "result", OrchestrationStatus.Failed, Failure),
        new ContinueAsNewEvent(5, "input"),
        new ExecutionTerminatedEvent(-1, "reason"),
        new ExecutionSuspendedEvent(-1, "reason"),
        new ExecutionResumedEvent(-1, "reason"),
        new ExecutionRewoundEvent(-1, "reason") { ParentExecutionId = "p", InstanceId = "i", ParentTraceContext = Trace },
        new TaskScheduledEvent(1, "Activity", "2", "input") { ParentTraceContext = Trace, Tags = Tags },
        new TaskCompletedEvent(-1, 1, "result"),
        new TaskFailedEvent(-1, 1, "reason", "details", Failure),
        new SubOrchestrationInstanceCreatedEvent(2) { Name = "C", Version = "v", InstanceId = "i", Input = "in", ClientSpanId = "s", Tags = Tags },
        new SubOrchestrationInstanceCompletedEvent(-1, 2, "result"),
        new SubOrchestrationInstanceFailedEvent(-1, 2, "reason", "details", Failure),
        new TimerCreatedEvent(3, Time),
        new TimerFiredEvent(-1, Time) { TimerId = 3 },
        new EventSentEvent(6) { InstanceId = "i", Name = "n", Input = "in" },
        new EventRaisedEvent(-1, "in") { Name = "n", ParentTraceContext = Trace },
        new GenericEvent(-1, "data"),
        new OrchestratorStartedEvent(-1),
        new OrchestratorCompletedEvent(-1),
    ];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ReadEvents_OfEachKind_GivesEveryMemberBack(string kind)
    {
        var history = All.Single(one => one.GetType().Name == kind);
        history.Timestamp = Time;

        var read = RoundTrip(history);

        Assert.IsType(history.GetType(), read);
        Assert.Equal(JsonConvert.SerializeObject(history), JsonConvert.SerializeObject(read));
    }

    [Fact]
    public void Write_OfEveryKindOfTheFramework_IsCovered()
    {
        var declared = typeof(HistoryEvent).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(HistoryEvent)) && !type.IsAbstract)
            .Select(type => type.Name);

        // A snapshot of a tracking store that the framework has not written for years.
        Assert.Equal(declared.Except([nameof(HistoryStateEvent)]).Order(), All.Select(history => history.GetType().Name).Order());
    }

    [Fact]
    public void All_TheirDataMembers_AreSetToSomethingElseThanTheDefault()
    {
        foreach (var history in All)
        {
            foreach (var member in history.GetType().GetProperties().Where(
                property => property.IsDefined(typeof(DataMemberAttribute), true)))
            {
                // Inputs of starts are kept apart, replaying is of this process only, and going on as new cannot fail.
                if (member.Name is not (nameof(HistoryEvent.IsPlayed) or nameof(HistoryEvent.EventType))
                    && (history, member.Name) is not (ExecutionStartedEvent, nameof(ExecutionStartedEvent.Input))
                    && (history, member.Name) is not (ContinueAsNewEvent, nameof(ExecutionCompletedEvent.FailureDetails)))
                {
                    var value = member.GetValue(history);
                    Assert.False(
                        value is null || (value.GetType().IsValueType && value.Equals(Activator.CreateInstance(value.GetType()))),
                        $"{history.GetType().Name}.{member.Name}");
                }
            }
        }
    }

    [Fact]
    public void Write_OfAStart_LeavesItsInputOut()
    {
        var read = RoundTrip(new ExecutionStartedEvent(-1, "large"));

        Assert.Null(Assert.IsType<ExecutionStartedEvent>(read).Input);
    }

    [Fact]
    public void Read_OfAState_GivesEveryMemberButTheInputBack()
    {
        var state = new OrchestrationState
        {
            OrchestrationInstance = Instance("run"),
            ParentInstance = new ParentInstance { OrchestrationInstance = Instance("parent") },
            Name = "Run",
            Version = "1",
            Status = "\"custom\"",
            Tags = Tags,
            OrchestrationStatus = OrchestrationStatus.Failed,
            CreatedTime = Time,
            CompletedTime = Time,
            LastUpdatedTime = Time,
            ScheduledStartTime = Time,
            Output = "output",
            FailureDetails = Failure,
            Generation = 2,
            Size = 3,
            CompressedSize = 4,
            Input = "large",
        };

        var read = Records.Read<OrchestrationState>(Records.Write(state));

        Assert.Null(read.Input);
        read.Input = "large";
        Assert.Equal(JsonConvert.SerializeObject(state), JsonConvert.SerializeObject(read));
    }

    [Fact]
    public void ReadMessage_OfAnActivity_GivesExecutionAndTagsBack()
    {
        var message = new TaskMessage
        {
            OrchestrationInstance = Instance("run"),
            OrchestrationExecutionContext = JsonConvert.DeserializeObject<OrchestrationExecutionContext>(
                """{"OrchestrationTags":{"tag":"value"}}"""),
            Event = new TaskScheduledEvent(1, "Activity") { Timestamp = Time },
        };

        var read = Records.Read<TaskMessage>(Records.Write(message));

        Assert.Equal(JsonConvert.SerializeObject(message), JsonConvert.SerializeObject(read));
    }

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Unspecified)]
    public void ReadEvents_OfATime_KeepsItsKind(DateTimeKind kind)
    {
        var time = DateTime.SpecifyKind(Time, kind);

        var read = Assert.IsType<TimerCreatedEvent>(RoundTrip(new TimerCreatedEvent(1, time)));

        Assert.Equal((time, kind), (read.FireAt, read.FireAt.Kind));
    }

    [Theory]
    [InlineData("text")]
    [InlineData(1.5)]
    [InlineData(2.0)]
    [InlineData(1e300)]
    [InlineData(3L)]
    [InlineData(true)]
    [InlineData(null)]
    public void Read_OfAFailure_KeepsTheKindsOfItsProperties(object? value)
    {
        var properties = new Dictionary<string, object?>
        {
            ["one"] = value,
            ["all"] = new List<object?> { value },
            ["map"] = new Dictionary<string, object?> { ["in"] = value },
        };
        var failed = new TaskFailedEvent(-1, 1, null, null, new FailureDetails("Type", "message", null, null, false, properties));

        var read = Assert.IsType<TaskFailedEvent>(RoundTrip(failed)).FailureDetails!.Properties!;

        Assert.Equal(properties, read);
    }

    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void Read_OfAFailureWithWhatIsNoNumberOfJson_GivesItsName(double value, string name)
    {
        var failure = new FailureDetails("Type", "message", null, null, false, new Dictionary<string, object?> { ["one"] = value });

        var read = Assert.IsType<TaskFailedEvent>(RoundTrip(new TaskFailedEvent(-1, 1, null, null, failure)));

        Assert.Equal(name, read.FailureDetails!.Properties!["one"]);
    }

    [Fact]
    public void Read_OfAFailureWithSomethingElse_GivesWhatItCallsItself()
    {
        var properties = new Dictionary<string, object?>
        {
            ["address"] = new Uri("https://news.example/"),
            ["cause"] = new IOException("full"),
            ["token"] = new Newtonsoft.Json.Linq.JValue(1),
        };
        var failed = new TaskFailedEvent(-1, 1, null, null, new FailureDetails("Type", "message", null, null, false, properties));

        var read = Assert.IsType<TaskFailedEvent>(RoundTrip(failed)).FailureDetails!.Properties!;

        Assert.Equal(["https://news.example/", "System.IO.IOException: full", "1"], read.Values);
    }

    [Fact]
    public void ReadEvents_OfALocalTime_GivesUtc()
    {
        var read = Assert.IsType<TimerCreatedEvent>(RoundTrip(new TimerCreatedEvent(1, Time.ToLocalTime())));

        Assert.Equal((Time, DateTimeKind.Utc), (read.FireAt, read.FireAt.Kind));
    }

    [Fact]
    public void Read_OfHalfASurrogatePair_GivesTheReplacementCharacter()
    {
        var read = Assert.IsType<TaskCompletedEvent>(RoundTrip(new TaskCompletedEvent(-1, 1, "a\ud83db")));

        Assert.Equal("a\ufffdb", read.Result);
    }

    [Fact]
    public void Read_CutOff_SaysSo()
    {
        var record = Records.Write<HistoryEvent[]>([new TaskCompletedEvent(-1, 1, "result")]);

        Assert.ThrowsAny<System.Text.Json.JsonException>(() => Records.Read<List<HistoryEvent>>(record[..^1]));
    }

    [Theory]
    [InlineData("[{}]")]
    [InlineData("""[{"EventId":1}]""")]
    [InlineData("""[{"Kind":"TaskCompletedEvent","EventId":"one"}]""")]
    [InlineData("[5]")]
    [InlineData("null")]
    [InlineData("")]
    public void Read_OfWhatIsNoRecord_SaysSo(string record) => Assert.ThrowsAny<System.Text.Json.JsonException>(
        () => Records.Read<List<HistoryEvent>>(System.Text.Encoding.UTF8.GetBytes(record)));

    [Fact]
    public void Read_OfAnUnknownKind_NamesIt()
    {
        var record = """[{"Kind":"InventedEvent"}]"""u8.ToArray();

        var error = Assert.ThrowsAny<System.Text.Json.JsonException>(() => Records.Read<List<HistoryEvent>>(record));

        Assert.Contains("Invented", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_OfAnUnknownKind_IsRefused() => Assert.Throws<NotSupportedException>(
        () => Records.Write<HistoryEvent[]>([new HistoryStateEvent(-1, new OrchestrationState())]));

    private static HistoryEvent RoundTrip(HistoryEvent history) =>
        Assert.Single(Records.Read<List<HistoryEvent>>(Records.Write<HistoryEvent[]>([history])));

    private static OrchestrationInstance Instance(string id) => new() { InstanceId = id, ExecutionId = id + "-1" };
}
