using System.Collections.Concurrent;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Entities;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;

/// <summary>
/// Runs orchestrations, activities and entities on this machine. Every step is stored as one checkpoint before anybody sees its
/// effect; after a crash, whatever was stored goes on.
/// </summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _stopping = new();
    private readonly DueMessages _due;
    private readonly ActivityRunner _activities;

    public DurableEngine(
        IDurableStore store,
        IDurableFunctions functions,
        DataConverter converter,
        DurableOptions options,
        TimeProvider time,
        ILoggerFactory loggers)
    {
        Store = store;
        Functions = functions;
        Converter = converter;
        Options = options;
        Time = time;
        Loggers = loggers;
        Logger = loggers.CreateLogger("DurableTask.Engine");
        OrchestratorSlots = new SemaphoreSlim(options.MaxConcurrentOrchestratorFunctions);
        EntitySlots = new SemaphoreSlim(options.MaxConcurrentEntityFunctions);
        _due = new DueMessages(time, Post);
        _activities = new ActivityRunner(this, options.MaxConcurrentActivityFunctions);
    }

    public IDurableStore Store { get; }

    public IDurableFunctions Functions { get; }

    public DataConverter Converter { get; }

    public DurableOptions Options { get; }

    public TimeProvider Time { get; }

    public ILoggerFactory Loggers { get; }

    public ILogger Logger { get; }

    public SemaphoreSlim OrchestratorSlots { get; }

    public SemaphoreSlim EntitySlots { get; }

    public TurnScheduler Turns { get; } = new();

    public InstanceWatchers Watchers { get; } = new();

    /// <summary>Cancelled when the host stops; activities that end afterwards are run again at the next start.</summary>
    public CancellationToken Stopping => _stopping.Token;

    public DateTime Now => Time.GetUtcNow().UtcDateTime;

    /// <summary>Opens the store and goes on with everything that was accepted.</summary>
    /// <exception cref="DurableStoreException">The store cannot be used.</exception>
    public void Start()
    {
        var work = Store.Open();
        if (work.Messages.Count + work.Activities.Count > 0) EngineLog.Recovered(Logger, work.Messages.Count, work.Activities.Count);

        // Timers first: an orchestration that wakes up may want to cancel its own.
        var isEarly = work.Messages.ToLookup(message => message.DueAt > Now);
        foreach (var message in isEarly[true]) _due.Add(message);
        foreach (var message in isEarly[false]) Post(message);
        foreach (var activity in work.Activities) _activities.Run(activity);
    }

    /// <summary>Cancels activities, waits for steps that are under way, and closes the store.</summary>
    public async Task StopAsync()
    {
        if (_stopping.IsCancellationRequested) return;
        await _stopping.CancelAsync();
        _due.Dispose();
        await FinishTurnsAsync();
        await Store.DisposeAsync();
    }

    public ValueTask DisposeAsync() => new(StopAsync());

    /// <summary>Stores a checkpoint, then lets its effects be seen.</summary>
    public async Task CommitAsync(Checkpoint checkpoint)
    {
        await Store.CommitAsync(checkpoint).ConfigureAwait(false);
        foreach (var id in checkpoint.ConsumedMessages) _due.Remove(id);
        foreach (var id in checkpoint.ForgottenInstances) _due.RemoveAll(id);
        foreach (var message in checkpoint.SentMessages) Deliver(message);
        foreach (var activity in checkpoint.ScheduledActivities) _activities.Run(activity);
        foreach (var record in checkpoint.Instances) Watchers.Notify(record);
        foreach (var record in checkpoint.Progress) Watchers.Notify(record);
    }

    /// <summary>Messages to a target that wait for their time.</summary>
    public IReadOnlyList<InboxMessage> Scheduled(string target) => _due.For(target);

    /// <summary>Puts a message, stored or not, into its target's mailbox.</summary>
    public void Post(InboxMessage message)
    {
        if (Stopping.IsCancellationRequested) return;
        while (!Actor(message.Target).TryPost(message))
        {
            // The actor retired between look-up and post; the next look-up makes a new one.
        }
    }

    /// <summary>Runs an action on an orchestration while no step of it is under way.</summary>
    public Task<T> ExclusivelyAsync<T>(string id, Func<OrchestrationActor, Task<T>> action) => ExclusivelyAsync<OrchestrationActor, T>(id, action);

    /// <summary>Runs an action on an orchestration or entity while no step of it is under way.</summary>
    public async Task<T> ExclusivelyAsync<TActor, T>(string id, Func<TActor, Task<T>> action)
        where TActor : Actor
    {
        while (true)
        {
            var actor = (TActor)Actor(id);
            if (await actor.TryExclusivelyAsync(() => action(actor)).ConfigureAwait(false) is { } done) return done.Value;
        }
    }

    public void Retire(Actor actor) => _actors.TryRemove(KeyValuePair.Create(actor.Id, actor));

    private async Task FinishTurnsAsync()
    {
        try
        {
            await Task.WhenAll(_actors.Values.Select(actor => actor.FinishTurnAsync())).WaitAsync(StopPatience);
        }
        catch (TimeoutException)
        {
            // What was not stored by now is done again at the next start.
        }
    }

    private Actor Actor(string id) => _actors.GetOrAdd(
        id,
        static (key, engine) => InstanceIds.IsEntity(key) ? new EntityActor(key, engine) : new OrchestrationActor(key, engine),
        this);

    private void Deliver(InboxMessage message)
    {
        if (message.DueAt > Now) _due.Add(message);
        else Post(message);
    }
}
