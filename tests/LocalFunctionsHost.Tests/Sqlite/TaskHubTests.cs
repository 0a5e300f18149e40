using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Sqlite;
using DurableTask.Sqlite.Hub;
using DurableTask.Sqlite.Storage;
using LocalFunctionsHost.Tests.Backend;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LocalFunctionsHost.Tests.Sqlite;

/// <summary>A hub between its memory and its file: what is told, and what is left, when the two part for a moment.</summary>
public sealed class TaskHubTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TempFolder _folder = new();

    private string Database => Path.Combine(_folder.Path, "hub.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Refusals_WhileTheFileCannotBeWritten_FailNothingAfterwards()
    {
        var logs = new RecordedLogs();
        using var hub = Open(logger: logs.CreateLogger("hub"));
        using (var outage = Outage.Begin(Database))
        {
            outage.Commit();
            await Assert.ThrowsAsync<SqliteFileException>(() => hub.Create(Start("a"), null));
            await Assert.ThrowsAsync<SqliteFileException>(() => hub.Create(Start("b"), null));
        }

        await TestHub.UntilAsync(async () => await IsAcceptedAsync(() => hub.Create(Start("c"), null)));
        await hub.Flush();

        Assert.Single(logs.Entries, entry => entry.Level == LogLevel.Error);
    }

    [Fact]
    public async Task Request_DecidedByWhatIsNotWrittenYet_IsAnsweredWithIt()
    {
        using var hub = Open();
        await hub.Create(Start("a", DateTime.UtcNow.AddHours(1)), null);
        var raised = new List<Task>();
        Task terminated;
        using (Outage.Begin(Database))
        {
            terminated = hub.Send([To("a", new ExecutionTerminatedEvent(-1, ""))]);
            for (var time = 0; time < 100; time++)
            {
                // Nothing comes of it any more; but that the run has ended may still turn out to be untrue.
                raised.Add(hub.Send([To("a", new EventRaisedEvent(-1, "") { Name = "go" })]));
                Thread.SpinWait(20_000);
                await Task.Yield();
            }

            Assert.DoesNotContain(raised, request => request.IsCompleted);
        }

        await Task.WhenAll([terminated, .. raised]).WaitAsync(Patience);
    }

    [Fact]
    public async Task Wait_ForARunWhoseRewindIsLost_EndsWithWhatTheFileHas()
    {
        using var hub = Open();
        await hub.Create(Start("a"), null);
        Complete((await hub.NextTurn(false, default))!, OrchestrationStatus.Failed);
        await hub.Flush();
        Task<OrchestrationState?> wait;
        using (var outage = Outage.Begin(Database))
        {
            var rewind = hub.Rewind("a", "");
            wait = hub.Wait("a", null, Timeout.InfiniteTimeSpan, default);
            outage.Commit();
            await Assert.ThrowsAsync<SqliteFileException>(() => rewind);
        }

        Assert.Equal(OrchestrationStatus.Failed, (await wait.WaitAsync(Patience))!.OrchestrationStatus);
    }

    [Fact]
    public async Task Wait_ForARunWhoseContinuationIsLost_EndsWithTheRunAsItGoesOn()
    {
        using var hub = Open();
        await hub.Create(Start("a"), null);
        Task<OrchestrationState?> wait;
        using (var outage = Outage.Begin(Database))
        {
            Complete((await hub.NextTurn(false, default))!, OrchestrationStatus.Running, execution: "lost");
            wait = hub.Wait("a", "first", Timeout.InfiniteTimeSpan, default);
            var flushed = hub.Flush();
            outage.Commit();
            await Assert.ThrowsAsync<SqliteFileException>(() => flushed);
        }

        Complete((await hub.NextTurn(false, default).WaitAsync(Patience))!, OrchestrationStatus.Completed);

        Assert.Equal("first", (await wait.WaitAsync(Patience))!.OrchestrationInstance.ExecutionId);
    }

    [Fact]
    public async Task Rewind_OfARunWhoseEndIsNotWrittenYet_HasItsWholeHistory()
    {
        using var hub = Open();
        await hub.Create(Start("a"), null);
        Task rewind;
        using (Outage.Begin(Database))
        {
            Complete((await hub.NextTurn(false, default))!, OrchestrationStatus.Failed);
            rewind = hub.Rewind("a", "");

            var turn = await hub.NextTurn(false, default).WaitAsync(Patience);

            Assert.Single(turn!.OrchestrationRuntimeState.Events.OfType<ExecutionCompletedEvent>());
        }

        await rewind.WaitAsync(Patience);
    }

    [Fact]
    public async Task Entities_ThatDeleteThemselves_LeaveMemory()
    {
        using var hub = Open();
        for (var number = 0; number < 100; number++)
        {
            await hub.Send([To($"@counter@{number}", new EventRaisedEvent(-1, "") { Name = "op" })]);
            Complete((await hub.NextTurn(true, default))!, OrchestrationStatus.Running);
        }

        await hub.Flush();

        Assert.Equal((0, 0), hub.InMemory);
    }

    [Fact]
    public async Task Answer_ThatCannotBeWritten_IsGivenUpAndTheActivityDoneAgain()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        using var hub = Open(time);
        await hub.Create(Start("a"), null);
        Complete(
            (await hub.NextTurn(false, default))!, OrchestrationStatus.Running, activity: To("a", new TaskScheduledEvent(0, "work", "", "")));
        var activity = (await hub.NextActivity(default))!;
        var endless = new Dictionary<string, object?>();
        endless["itself"] = endless;
        var failure = new FailureDetails("Type", "message", null, null, false, endless);

        Assert.Throws<JsonException>(() => hub.Complete(activity, To("a", new TaskFailedEvent(-1, 0, "", "", failure))));
        hub.Abandon(activity);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Same(activity.Message, (await hub.NextActivity(default).WaitAsync(Patience))!.Message);
    }

    [Fact]
    public async Task Open_WithTimers_LoadsThemBeforeTheFirstRings()
    {
        using (var hub = Open())
        {
            await hub.Create(Start("a", DateTime.UtcNow.AddHours(1)), null);
        }

        var time = new HastyTime();
        using var again = Open(time);

        Assert.False(time.HasRung, "The alarm rang while the file was loaded.");
    }

    [Fact]
    public async Task Delete_WhileATurnRuns_LeavesTheNextFileAlone()
    {
        await using var service = new SqliteOrchestrationService(new() { File = Database });
        await service.CreateTaskOrchestrationAsync(Start("a"));
        var turn = await service.LockNextTaskOrchestrationWorkItemAsync(Patience, default);
        var next = service.LockNextTaskOrchestrationWorkItemAsync(Patience, default);

        await service.DeleteAsync();
        await service.CreateTaskOrchestrationAsync(Start("b"));
        Complete((Turn)turn, OrchestrationStatus.Completed, service);

        Assert.Null(await next.WaitAsync(Patience));
        Assert.Null(await service.GetOrchestrationStateAsync("a", ""));
        await service.StopAsync();
        using var file = Connection.Open(Database, writable: false);
        Assert.Equal((0, 1), (file.Scalar("SELECT count(*) FROM history"), file.Scalar("SELECT count(*) FROM work")));
    }

    private TaskHub Open(TimeProvider? time = null, ILogger? logger = null) =>
        TaskHub.Open(new() { File = Database, TimeProvider = time ?? TimeProvider.System }, logger ?? NullLogger.Instance);

    private static TaskMessage Start(string id, DateTime? at = null)
    {
        var instance = new OrchestrationInstance { InstanceId = id, ExecutionId = "first" };
        return new TaskMessage
        {
            OrchestrationInstance = instance,
            Event = new ExecutionStartedEvent(-1, "") { OrchestrationInstance = instance, Name = "run", Version = "", ScheduledStartTime = at },
        };
    }

    private static TaskMessage To(string id, HistoryEvent content) =>
        new() { OrchestrationInstance = new OrchestrationInstance { InstanceId = id }, Event = content };

    /// <summary>Ends a turn as the framework would: with its messages as events, and the end of the run where that has come.</summary>
    private static void Complete(
        Turn turn,
        OrchestrationStatus status,
        SqliteOrchestrationService? service = null,
        string? execution = null,
        TaskMessage? activity = null)
    {
        var runtime = turn.OrchestrationRuntimeState;
        foreach (var message in turn.NewMessages)
        {
            runtime.AddEvent(message.Event);
        }

        if (TerminalStatus.Contains(status))
        {
            runtime.AddEvent(new ExecutionCompletedEvent(0, "", status));
        }

        var state = new OrchestrationState
        {
            OrchestrationInstance = new() { InstanceId = turn.InstanceId, ExecutionId = execution ?? turn.Instance.ExecutionId },
            OrchestrationStatus = status,
        };
        if (service is null)
        {
            turn.Hub.Complete(turn, runtime, activity is null ? [] : [activity], [], [], state);
            turn.Hub.Release(turn);
        }
        else
        {
            service.CompleteTaskOrchestrationWorkItemAsync(turn, runtime, [], [], [], null!, state);
            service.ReleaseTaskOrchestrationWorkItemAsync(turn);
        }
    }

    private static async Task<bool> IsAcceptedAsync(Func<Task> request)
    {
        try
        {
            await request();
            return true;
        }
        catch (SqliteFileException)
        {
            return false;
        }
    }

    /// <summary>Another program that has the file: nothing can be committed meanwhile, nor afterwards until a table is put back.</summary>
    private sealed class Outage : IDisposable
    {
        private readonly SqliteConnection _connection;
        private bool _isCommitted;

        private Outage(SqliteConnection connection) => _connection = connection;

        public static Outage Begin(string file)
        {
            var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            connection.Open();
            var outage = new Outage(connection);
            outage.Execute("BEGIN IMMEDIATE");
            return outage;
        }

        /// <summary>What waits fails now, and all that follows.</summary>
        public void Commit()
        {
            Execute("ALTER TABLE work RENAME TO away");
            Execute("COMMIT");
            _isCommitted = true;
        }

        public void Dispose()
        {
            Execute(_isCommitted ? "ALTER TABLE away RENAME TO work" : "ROLLBACK");
            _connection.Dispose();
        }

        private void Execute(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A clock whose first timer rings as soon as it is set, and is waited for a little.</summary>
    private sealed class HastyTime : TimeProvider
    {
        private static readonly TimeSpan ALittle = TimeSpan.FromMilliseconds(200);

        private bool _isSet;

        public bool HasRung { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(this, () => callback(state));

        private sealed class Timer(HastyTime time, Action ring) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (!time._isSet)
                {
                    time._isSet = true;
                    time.HasRung = Task.Run(ring).Wait(ALittle);
                }

                return true;
            }

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
