using System.Reflection;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Learning;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Tests.Telemetry;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging;
using Moq;

namespace ContentGen.Tests.Runs;

/// <summary>
/// Plays the durable engine for one orchestration: activities answer from a table, retries follow the policy that the orchestrator
/// passed (without waiting), timers fire when a test says so.
/// </summary>
internal sealed class RunHarness
{
    private static readonly MethodInfo TypedMethod = typeof(RunHarness)
        .GetMethod(nameof(Typed), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly MethodInfo HungMethod = typeof(RunHarness)
        .GetMethod(nameof(Hung), BindingFlags.NonPublic | BindingFlags.Instance)!;

    private static readonly MethodInfo FailedMethod = typeof(Task).GetMethod(nameof(Task.FromException), 1, [typeof(Exception)])!;

    private static readonly Dictionary<string, AgentExpectation> Nothing = [];

    private readonly Mock<TaskOrchestrationContext> _context = new();
    private readonly Mock<TaskOrchestrationEntityFeature> _entities = new();
    private readonly List<(DateTime FireAt, TaskCompletionSource Done)> _timers = [];
    private readonly Dictionary<string, Func<object?, object>> _activities = [];
    private readonly HashSet<string> _hanging = [];
    private readonly Dictionary<string, Exception> _unreadable = [];
    private readonly Dictionary<string, TaskOptions?> _optionsOf = [];
    private readonly Dictionary<string, Action<Exception?>> _ends = [];
    private DateTime _now = new(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc);

    private readonly TaskCompletionSource<ReviewDecision> _decision = new();

    public RunHarness()
    {
        _context.SetupGet(context => context.InstanceId).Returns("run-1");
        _context.SetupGet(context => context.IsReplaying).Returns(() => IsReplaying);
        _context.SetupGet(context => context.CurrentUtcDateTime).Returns(() => _now);
        _context.SetupGet(context => context.Entities).Returns(_entities.Object);
        _context.Setup(context => context.NewGuid()).Returns(() => new Guid(++GuidsDrawn, 0, 0, new byte[8]));
        _context.Setup(context => context.GetInput<GenerateBriefInput>()).Returns(() => Input);
        _context.Setup(context => context.CreateReplaySafeLogger(It.IsAny<string>())).Returns(Warnings);
        _context.Setup(context => context.SetCustomStatus(It.IsAny<object?>()))
            .Callback((object? status) => Statuses.Add((RunStatus)status!));
        _context.Setup(context => context.CreateTimer(It.IsAny<DateTime>(), It.IsAny<CancellationToken>())).Returns(StartTimer);
        _context.Setup(context => context.CreateTimer(It.IsAny<TimeSpan>(), It.IsAny<CancellationToken>()))
            .Returns((TimeSpan delay, CancellationToken token) => StartTimer(_now + delay, token));
        _context.Setup(context => context.WaitForExternalEvent<ReviewDecision>(ReviewDecision.EventName, It.IsAny<CancellationToken>()))
            .Returns((string _, CancellationToken token) => _decision.Task.WaitAsync(token));
        _context.Setup(
            context => context.CallActivityAsync<It.IsAnyType>(It.IsAny<TaskName>(), It.IsAny<object?>(), It.IsAny<TaskOptions?>()))
            .Returns(new InvocationFunc(CallActivity));
        _entities.Setup(entities => entities.CallEntityAsync<CircuitBreakerPermit>(
                It.IsAny<EntityInstanceId>(), It.IsAny<string>(), It.IsAny<object?>(), It.IsAny<CallEntityOptions?>()))
            .Returns((EntityInstanceId id, string _, object? _, CallEntityOptions? _) => AskBreaker(id.Key));
        _entities.Setup(entities => entities.CallEntityAsync<BudgetAnswer>(
                It.IsAny<EntityInstanceId>(), nameof(DailyBudgetEntity.Reserve), It.IsAny<object?>(), It.IsAny<CallEntityOptions?>()))
            .Returns((EntityInstanceId _, string _, object? charge, CallEntityOptions? _) => ReserveAsync((BudgetCharge)charge!));
        _entities.Setup(entities => entities.SignalEntityAsync(
                It.IsAny<EntityInstanceId>(), nameof(DailyBudgetEntity.Settle), It.IsAny<object?>(), It.IsAny<SignalEntityOptions?>()))
            .Callback((EntityInstanceId id, string _, object? charge, SignalEntityOptions? _) =>
            {
                BudgetDay = id.Key;
                Budget = Budget.Settle((BudgetCharge)charge!);
            })
            .Returns(Task.CompletedTask);
    }

    public GenerateBriefInput Input { get; set; } = new(
        BriefRequest.Default,
        new RunSettings(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(90), 4, TimeSpan.FromSeconds(2), 2, TimeSpan.FromSeconds(30)),
        "0af7651916cd43dd8448eb211c80319c",
        TimeSpan.FromSeconds(30));

    public bool IsReplaying { get; set; }

    public List<RunStatus> Statuses { get; } = [];

    public LoggedTexts<RunHarness> Warnings { get; } = new(LogLevel.Warning);

    public List<string> Calls { get; } = [];

    public List<TaskOptions?> CallOptions { get; } = [];

    /// <summary>
    /// What the breakers that are not closed answer when they are asked; null: never. An activity that reads such a breaker calls nothing.
    /// </summary>
    public Dictionary<string, CircuitBreakerPermit?> Permits { get; } = [];

    /// <summary>The account of the day, and the key of its entity once something was settled;</summary>
    public DailyBudgetState Budget { get; set; } = new();

    public string? BudgetDay { get; private set; }

    public bool BudgetHangs { get; set; }

    private int GuidsDrawn { get; set; }

    public RunHarness On<TInput>(string activity, Func<TInput, object> answer)
    {
        _activities[activity] = input => answer((TInput)input!);
        return this;
    }

    /// <summary>The run was accepted with other settings.</summary>
    public RunHarness Under(Func<RunSettings, RunSettings> change)
    {
        Input = Input with { Settings = change(Input.Settings) };
        return this;
    }

    /// <summary>Earlier runs have taught what to expect of a step.</summary>
    public RunHarness Expecting(string step, AgentExpectation expected)
    {
        Input = Input with { Expectations = new Dictionary<string, AgentExpectation>(Input.Expectations ?? Nothing) { [step] = expected } };
        return this;
    }

    public RunHarness Fails(string activity, Exception exception)
    {
        _activities[activity] = _ => throw exception;
        return this;
    }

    /// <summary>The activity ends well, with a result that cannot be read.</summary>
    public RunHarness IsUnreadable(string activity, Exception exception)
    {
        _unreadable.Add(activity, exception);
        return this;
    }

    public RunHarness Hangs(string activity)
    {
        _hanging.Add(activity);
        return this;
    }

    /// <summary>An attempt of an activity that hung fails after all.</summary>
    /// <returns>True when the engine would make another attempt.</returns>
    public bool FailLate(string activity, Exception exception) => _optionsOf[activity]!.Retry!.Policy!.Handle(ActivityFailure.InTheEngine(exception));

    /// <summary>An activity that hung ends after all, in a turn that is late: the timers that are due by then fire after it.</summary>
    /// <param name="failure">What its last attempt failed with; null when it ends well.</param>
    public void EndLate(string activity, TimeSpan late, Exception? failure = null)
    {
        _now += late;
        _ends[activity](failure);
        Advance(TimeSpan.Zero);
    }

    public Task<RunResult> Regenerate(RegenerateSectionInput input)
    {
        _context.Setup(context => context.GetInput<RegenerateSectionInput>()).Returns(input);
        _context.SetupGet(context => context.InstanceId).Returns(RegenerateSectionOrchestrator.IdOf(input.Brief.RunId));
        return RegenerateSectionOrchestrator.RunAsync(_context.Object);
    }

    /// <summary>What an activity would answer.</summary>
    public object Answer(string activity, object? input) => _activities[activity](input);

    /// <summary>How an activity answers as of now.</summary>
    public Func<object?, object> AnswerOf(string activity) => _activities[activity];

    public IReadOnlyList<string> AllActivities() => [.. _activities.Keys];

    public async Task<RunResult> Start() => (await GenerateBriefOrchestrator.RunAsync(_context.Object))!;

    public void Decide(bool approved) => _decision.SetResult(new(approved));

    /// <summary>Moves the clock and fires what is due, until nothing is due any more.</summary>
    public void Advance(TimeSpan time)
    {
        _now += time;
        while (_timers.FirstOrDefault(timer => timer.FireAt <= _now && !timer.Done.Task.IsCompleted) is { Done: { } due })
        {
            due.SetResult();
        }
    }

    private Task StartTimer(DateTime fireAt, CancellationToken token)
    {
        var done = new TaskCompletionSource();
        token.Register(() => done.TrySetCanceled(token));
        _timers.Add((fireAt, done));
        return done.Task;
    }

    private void ReadBreaker(object? input)
    {
        if (input?.GetType().GetProperty("Permit")?.GetValue(input) is CircuitBreakerPermit { WasAsked: false } permit
            && Permits.ContainsKey(permit.Service))
        {
            throw new CircuitOpenException(permit.Service);
        }
    }

    private Task<CircuitBreakerPermit> AskBreaker(string service) => Permits.TryGetValue(service, out var permit)
        ? permit is null ? new TaskCompletionSource<CircuitBreakerPermit>().Task : Task.FromResult(permit)
        : Task.FromResult(new CircuitBreakerPermit(service, true, 1, null));

    private Task<BudgetAnswer> ReserveAsync(BudgetCharge charge)
    {
        if (BudgetHangs)
        {
            return new TaskCompletionSource<BudgetAnswer>().Task;
        }

        (Budget, var answer) = Budget.Reserve(charge);
        return Task.FromResult(answer);
    }

    private object CallActivity(IInvocation invocation)
    {
        var name = ((TaskName)invocation.Arguments[0]).Name;
        var options = (TaskOptions?)invocation.Arguments[2];
        CallOptions.Add(options);
        _optionsOf[name] = options;
        if (_unreadable.TryGetValue(name, out var exception))
        {
            return FailedMethod.MakeGenericMethod(invocation.Method.GetGenericArguments()[0]).Invoke(null, [exception])!;
        }

        var (method, argument) = _hanging.Contains(name)
            ? (HungMethod, (object)name)
            : (TypedMethod, (Func<object>)(() => Attempts(name, invocation.Arguments[1], options)));
        return method.MakeGenericMethod(invocation.Method.GetGenericArguments()[0]).Invoke(this, [argument])!;
    }

    private object Attempts(string name, object? input, TaskOptions? options)
    {
        var policy = options?.Retry?.Policy;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (!name.StartsWith("ReadCached", StringComparison.Ordinal))
                {
                    ReadBreaker(input);
                }

                Calls.Add(name);
                return _activities[name](input);
            }
            catch (Exception exception) when (exception is not KeyNotFoundException)
            {
                if (policy is null || attempt >= policy.MaxNumberOfAttempts || !policy.Handle(ActivityFailure.InTheEngine(exception)))
                {
                    throw new TaskFailedException(name, 0, ActivityFailure.InTheWorker(exception));
                }
            }
        }
    }

    private Task<T> Hung<T>(string activity)
    {
        var call = new TaskCompletionSource<T>();
        _ends[activity] = failure =>
        {
            if (failure is null)
            {
                call.SetResult((T)_activities[activity](null));
            }
            else if (!FailLate(activity, failure))
            {
                call.SetException(new TaskFailedException(activity, 0, ActivityFailure.InTheWorker(failure)));
            }
        };
        return call.Task;
    }

    private static Task<T> Typed<T>(Func<object> answer)
    {
        try
        {
            return Task.FromResult((T)answer());
        }
        catch (TaskFailedException exception)
        {
            return Task.FromException<T>(exception);
        }
    }
}
