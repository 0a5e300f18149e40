using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Engine;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Orchestration;

/// <summary>
/// The orchestrator's code, brought to where its history says it is. A session is made by replaying a history and may go on with
/// new events; throwing it away loses nothing.
/// </summary>
internal sealed class OrchestrationSession
{
    /// <summary>How long the middleware around the code may wait for real things.</summary>
    private static readonly TimeSpan MiddlewarePatience = TimeSpan.FromSeconds(10);

    private readonly OrchestratorSynchronizationContext _synchronization;
    private readonly Queue<HistoryEvent> _heldBack = new();
    private readonly Func<TaskOrchestrationContext, Task<string?>> _code;
    private readonly DurableOrchestrationContext _context;
    private Task<string?>? _run;
    private ExecutionCompleted? _completion;
    private bool _toleratesGaps;

    public OrchestrationSession(
        OrchestrationIdentity identity,
        Func<TaskOrchestrationContext, Task<string?>> code,
        DataConverter converter,
        ILoggerFactory loggers)
    {
        _code = code;
        var logger = loggers.CreateLogger("DurableTask.Orchestration");
        _synchronization = new OrchestratorSynchronizationContext(
            () => EngineLog.StrayContinuation(logger, identity.InstanceId, identity.Name));
        _context = new DurableOrchestrationContext(identity, _synchronization, converter, loggers);
    }

    public bool IsSuspended { get; private set; }

    /// <summary>As of the last <see cref="Advance"/>.</summary>
    public string? CustomStatus { get; private set; }

    /// <summary>Repeats the past.</summary>
    /// <param name="isRewinding">Whether the new events will take back a failure.</param>
    public void Replay(IReadOnlyList<HistoryEvent> past, bool isRewinding)
    {
        _toleratesGaps = isRewinding || past.Any(item => item is ExecutionRewound);
        _context.Decisions.Expect(past);
        Process(past, isReplaying: true);
    }

    /// <summary>Goes on with new events, the first of which is an <see cref="EpisodeStarted"/>.</summary>
    public EpisodeOutcome Advance(IReadOnlyList<HistoryEvent> events)
    {
        Process(events, isReplaying: false);
        if (_completion is null && _run is { IsCompleted: true }) _completion = ExecutionEnd.Of(_run, _context.Name);
        WriteCustomStatus();
        if (_completion is not null) _context.ReleaseLocks();
        var outcome = new EpisodeOutcome(
            [.. _context.Decisions.Unconfirmed],
            _completion,
            _completion?.Status == OrchestrationRuntimeStatus.Completed ? NextExecution() : null);
        _context.Decisions.Clear();
        return outcome;
    }

    private void WriteCustomStatus()
    {
        try
        {
            CustomStatus = _context.SerializedCustomStatus;
        }
        catch (Exception error)
        {
            _completion = ExecutionEnd.Failed(error);
        }
    }

    private NextExecution? NextExecution()
    {
        if (_context.ContinueAsNewOptions is not { } next) return null;
        List<HistoryEvent> carried = next.PreserveUnprocessedEvents ? [.. _context.Events.Kept, .. _heldBack.OfType<EventRaised>()] : [];
        if (IsSuspended) carried.Insert(0, new ExecutionSuspended(null));
        return new NextExecution(_context.Converter.Serialize(next.NewInput), next.NewVersion, carried);
    }

    private void Process(IReadOnlyList<HistoryEvent> events, bool isReplaying)
    {
        try
        {
            _context.SetReplaying(isReplaying);
            foreach (var item in events)
            {
                if (_completion is not null) return;
                _synchronization.Run(() => Apply(item, isReplaying));
                WaitForMiddleware();
            }
        }
        catch (NonDeterministicOrchestrationException error)
        {
            _completion = ExecutionEnd.Failed(error);
            _context.Decisions.Clear();
        }
        catch (UnreadableEventException error)
        {
            _completion = ExecutionEnd.CouldNotRun(_context.Name, error.InnerException!);
            _context.Decisions.Clear();
        }
    }

    private void Apply(HistoryEvent item, bool isReplaying)
    {
        switch (item)
        {
            case EpisodeStarted:
                if (isReplaying && !_toleratesGaps) _context.Decisions.RequireConfirmed();
                _context.SetTime(item.At);
                break;
            case ScheduledEvent recorded:
                _context.Decisions.Confirm(recorded);
                break;
            case ExecutionRewound:
                _toleratesGaps = false;
                break;
            case ExecutionTerminated terminated:
                _completion = new ExecutionCompleted(OrchestrationRuntimeStatus.Terminated, terminated.Reason, null) { At = item.At };
                break;
            case ExecutionResumed:
                Resume();
                break;
            default:
                Deliver(item);
                break;
        }
    }

    private void Deliver(HistoryEvent item)
    {
        if (IsSuspended)
        {
            _heldBack.Enqueue(item);
            return;
        }

        switch (item)
        {
            case ExecutionStarted:
                _run = _code(_context);
                break;
            case ExecutionSuspended:
                IsSuspended = true;
                break;
            case EventRaised raised:
                _context.Events.Raise(raised);
                break;
            case ResultEvent result:
                _context.Tasks.Complete(result);
                break;
        }
    }

    private void Resume()
    {
        IsSuspended = false;
        while (!IsSuspended && _heldBack.TryDequeue(out var item)) Deliver(item);
    }

    private void WaitForMiddleware()
    {
        while (_run is { IsCompleted: false } && !_context.IsWaiting)
        {
            if (!_synchronization.WaitForWork(MiddlewarePatience))
            {
                throw new NonDeterministicOrchestrationException(
                    "the code waits for something that is not durable, such as Task.Delay or a call to another service.");
            }

            _synchronization.Run(static () => { });
        }
    }
}
