using System.Security.Cryptography;
using System.Text;
using DurableTask.Core;
using DurableTask.Core.Entities;
using DurableTask.Core.Entities.OperationFormat;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace LocalFunctionsHost.Tests.Backend.Code;

/// <summary>
/// What an orchestrator written for a test may do: activities, timers, sub-orchestrations, events in the order of their arrival, and
/// entities with locks. Everything goes through the public context of DurableTask.Core.
/// </summary>
public sealed class RunContext
{
    private readonly JToken? _input;
    private readonly OrchestrationEntityContext _entities;
    private readonly Dictionary<string, Queue<string?>> _arrived = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<TaskCompletionSource<string?>>> _waiting = new(StringComparer.OrdinalIgnoreCase);
    private int _guids;

    internal RunContext(OrchestrationContext inner, JToken? input)
    {
        Inner = inner;
        _input = input;
        _entities = new OrchestrationEntityContext(Id, inner.OrchestrationInstance.ExecutionId, inner);
    }

    public OrchestrationContext Inner { get; }

    public string Id => Inner.OrchestrationInstance.InstanceId;

    public DateTime Now => Inner.CurrentUtcDateTime;

    /// <summary>The custom status, as JSON.</summary>
    public string? Status { get; set; }

    public T Input<T>() => _input is null ? default! : _input.ToObject<T>()!;

    public Task<T> CallAsync<T>(string activity, object? input = null) => Inner.ScheduleTask<T>(activity, "", input!);

    public Task<T> CallAsync<T>(string activity, RetryOptions retry, object? input = null) =>
        Inner.ScheduleWithRetry<T>(activity, "", retry, input!);

    public Task DelayAsync(TimeSpan time, CancellationToken cancellation = default) => Inner.CreateTimer(Now + time, "", cancellation);

    public Task<T> ChildAsync<T>(string orchestrator, string? id = null, object? input = null) =>
        Inner.CreateSubOrchestrationInstance<T>(orchestrator, "", id!, input!);

    public void Send(string instanceId, string name, object? payload) =>
        Inner.SendEvent(new OrchestrationInstance { InstanceId = instanceId }, name, payload!);

    /// <summary>Waits for an external event; one that came before the wait is taken at once, the earliest first.</summary>
    public async Task<T> EventAsync<T>(string name, CancellationToken cancellation = default)
    {
        var payload = await RawEventAsync(name, cancellation);
        return payload is null ? default! : JsonConvert.DeserializeObject<T>(payload)!;
    }

    /// <summary>Starts over with what nobody took of the events, sent to itself as the isolated worker does.</summary>
    public void ContinueAsNew(object? input, bool keepEvents = true, string? version = null)
    {
        foreach (var (name, payloads) in keepEvents ? _arrived : [])
        {
            foreach (var payload in payloads)
            {
                Send(Id, name, payload is null ? null : JToken.Parse(payload));
            }
        }

        Inner.ContinueAsNew(version!, input!);
    }

    /// <exception cref="EntityFailedException">The operation failed.</exception>
    public async Task<T> CallEntityAsync<T>(EntityId entity, string operation, object? input = null)
    {
        Allow(_entities.ValidateOperationTransition(entity.ToString(), false, out var refusal), refusal);
        var call = NewGuid();
        Send(_entities.EmitRequestMessage(Instance(entity), operation, false, call, null, JsonConvert.SerializeObject(input)));
        var result = _entities.DeserializeEntityResponseEvent((await RawEventAsync(call.ToString(), default))!);
        _entities.RecoverLockAfterCall(entity.ToString());
        return result.IsError ? throw new EntityFailedException(result) : JsonConvert.DeserializeObject<T>(result.Result ?? "null")!;
    }

    /// <param name="due">When the entity gets it; null for at once.</param>
    public void SignalEntity(EntityId entity, string operation, object? input = null, DateTime? due = null)
    {
        Allow(_entities.ValidateOperationTransition(entity.ToString(), true, out var refusal), refusal);
        (DateTime, DateTime)? times = due is { } time ? (time, time) : null;
        Send(_entities.EmitRequestMessage(Instance(entity), operation, true, NewGuid(), times, JsonConvert.SerializeObject(input)));
    }

    public async Task LockAsync(params EntityId[] entities)
    {
        Allow(_entities.ValidateAcquireTransition(out var refusal), refusal);
        var request = NewGuid();
        Send(_entities.EmitAcquireMessage(request, entities));
        var result = _entities.DeserializeEntityResponseEvent((await RawEventAsync(request.ToString(), default))!);
        _entities.CompleteAcquire(result, request);
    }

    public void Unlock()
    {
        foreach (var message in _entities.EmitLockReleaseMessages())
        {
            Send(message);
        }
    }

    internal void Receive(string name, string? payload)
    {
        if (_waiting.TryGetValue(name, out var waiters) && waiters.Count > 0)
        {
            var first = waiters[0];
            waiters.RemoveAt(0);
            first.SetResult(payload);
            return;
        }

        if (!_arrived.TryGetValue(name, out var payloads))
        {
            _arrived.Add(name, payloads = new());
        }

        payloads.Enqueue(payload);
    }

    private Task<string?> RawEventAsync(string name, CancellationToken cancellation)
    {
        if (_arrived.TryGetValue(name, out var payloads) && payloads.TryDequeue(out var payload))
        {
            return Task.FromResult(payload);
        }

        if (!_waiting.TryGetValue(name, out var waiters))
        {
            _waiting.Add(name, waiters = []);
        }

        var waiter = new TaskCompletionSource<string?>();
        waiters.Add(waiter);
        cancellation.Register(() =>
        {
            if (waiters.Remove(waiter))
            {
                waiter.SetCanceled(cancellation);
            }
        });
        return waiter.Task;
    }

    /// <summary>The same at every replay, and another in every execution.</summary>
    private Guid NewGuid()
    {
        var text = $"{Id} {Inner.OrchestrationInstance.ExecutionId} {_guids++}";
        return new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private void Send(EntityMessageEvent message) =>
        Inner.SendEvent(message.TargetInstance, message.EventName, JToken.Parse(message.AsSerializedString()));

    private static OrchestrationInstance Instance(EntityId entity) => new() { InstanceId = entity.ToString() };

    private static void Allow(bool isAllowed, string? refusal)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException(refusal);
        }
    }
}

/// <summary>An operation that an orchestrator called and that failed.</summary>
public sealed class EntityFailedException(OperationResult result) : Exception(result.FailureDetails?.ErrorMessage ?? result.ErrorMessage)
{
    public FailureDetails? Details => result.FailureDetails;
}
