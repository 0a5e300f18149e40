using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durable;

public sealed class CriticalSectionTests
{
    private static readonly EntityInstanceId One = new("counter", "one");
    private static readonly EntityInstanceId Two = new("counter", "two");
    private static readonly EntityInstanceId Other = new("counter", "other");

    [Fact]
    public async Task InCriticalSection_DuringACall_LeavesOutTheCalledEntity()
    {
        var seen = await RunAsync(async context =>
        {
            context.Entities.InCriticalSection(out var before);
            await using (await context.Entities.LockEntitiesAsync(One, Two))
            {
                var call = context.Entities.CallEntityAsync(One, "Add", 1);
                context.Entities.InCriticalSection(out var during);
                await call;
                context.Entities.InCriticalSection(out var after);
                return $"{before!.Count} {string.Join('+', during!)} {after!.Count}";
            }
        });

        Assert.Equal("0 @counter@two 2", seen);
    }

    [Theory]
    [InlineData("signal", "Must not signal a locked entity from a critical section.")]
    [InlineData("call again", "Must not call an entity from a critical section while a prior call to the same entity is still pending.")]
    [InlineData("call other", "Must not call an entity from a critical section if it is not one of the locked entities.")]
    [InlineData("lock", "Must not enter another critical section from within a critical section.")]
    [InlineData("child", "While holding locks, cannot call suborchestrators.")]
    public async Task CriticalSection_AgainstItsRules_RefusesWithTheReason(string action, string message)
    {
        var said = await RunAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(One))
            {
                try
                {
                    await BreakAsync(context, action);
                    return "allowed";
                }
                catch (InvalidOperationException error)
                {
                    return error.Message;
                }
            }
        });

        Assert.Equal(message, said);
    }

    [Fact]
    public async Task Call_WhileTheLockIsAwaited_IsRefused()
    {
        var said = await RunAsync(async context =>
        {
            var locking = context.Entities.LockEntitiesAsync(One);
            var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => context.Entities.CallEntityAsync(One, "Add", 1));
            await (await locking).DisposeAsync();
            return refused.Message;
        });

        Assert.Equal("Must await the completion of the lock request prior to calling any entity.", said);
    }

    [Fact]
    public async Task Lock_OfNothing_IsRefused()
    {
        var said = await RunAsync(async context =>
            (await Assert.ThrowsAsync<ArgumentException>(() => context.Entities.LockEntitiesAsync([]))).ParamName!);

        Assert.Equal("entityIds", said);
    }

    [Fact]
    public async Task CallNumbers_AfterACriticalSection_CountEachReleasedEntity()
    {
        var said = await RunAsync(async context =>
        {
            await using (await context.Entities.LockEntitiesAsync(One, Two))
            {
                await context.Entities.CallEntityAsync(One, "Add", 1);
            }

            return (await Assert.ThrowsAsync<TaskFailedException>(() => context.CallActivityAsync("Break", ""))).Message;
        });

        // 0 the lock, 1 the call, 2 and 3 the releases.
        Assert.Equal("Task 'Break' (#4) failed with an unhandled exception: broken", said);
    }

    private static async Task BreakAsync(TaskOrchestrationContext context, string action)
    {
        switch (action)
        {
            case "signal":
                await context.Entities.SignalEntityAsync(One, "Add", 1);
                break;
            case "call again":
                await Task.WhenAll(context.Entities.CallEntityAsync(One, "Add", 1), context.Entities.CallEntityAsync(One, "Add", 1));
                break;
            case "call other":
                await context.Entities.CallEntityAsync(Other, "Add", 1);
                break;
            case "lock":
                await context.Entities.LockEntitiesAsync(Other);
                break;
            case "child":
                await context.CallSubOrchestratorAsync("Work");
                break;
        }
    }

    private static async Task<string?> RunAsync(Func<TaskOrchestrationContext, Task<string>> code)
    {
        using var folder = new TempFolder();
        var functions = new TestFunctions()
            .Activity("Break", _ => throw new InvalidOperationException("broken"))
            .Entity("counter", () => new CounterEntity())
            .Orchestrator("Work", async context => await code(context));
        await using var engine = new TestEngine(folder, functions);
        return (await engine.RunAsync("Work")).ReadOutputAs<string>();
    }
}
