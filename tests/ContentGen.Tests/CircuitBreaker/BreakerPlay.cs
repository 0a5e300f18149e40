using ContentGen.CircuitBreaker;
using ContentGen.Settings;

namespace ContentGen.Tests.CircuitBreaker;

/// <summary>
/// Plays any sequence of questions, outcomes, resets and waits with a breaker, and notes every breach of its promises. What it compares
/// with it counts itself, from what callers see: permits, outcomes and time.
/// </summary>
internal sealed class BreakerPlay
{
    public const int Steps = 12;

    public static readonly CircuitBreakerOptions Options = new() { FailureThreshold = 3, BreakDuration = TimeSpan.FromSeconds(60) };

    public static readonly TimeSpan ProbeLifetime = TimeSpan.FromSeconds(100);

    private readonly List<(CircuitBreakerPermit Permit, DateTimeOffset GivenAt)> _outstanding = [];
    private DateTimeOffset _now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private DateTimeOffset _openedAt;
    private int _failuresInARow;
    private int _tokens;

    public CircuitBreakerState State { get; private set; } = new();

    public List<string> Breaches { get; } = [];

    public static BreakerPlay Of(IEnumerable<int> steps)
    {
        var play = new BreakerPlay();
        foreach (var step in steps)
        {
            play.Do(step);
        }

        return play;
    }

    public void Wait(TimeSpan time) => _now += time;

    public CircuitBreakerPermit Ask(string? token = null)
    {
        var before = State;
        (State, var permit) = State.Ask(ServiceName.Bedrock, new(token ?? $"t{_tokens++}"), ProbeLifetime, _now);
        if (permit.Allowed && before.State == CircuitState.Open && _now < _openedAt + Options.BreakDuration)
        {
            Breaches.Add("a call was let through while the breaker was open");
        }

        if (permit.Allowed && before.State != CircuitState.Closed && LiveProbes().Any(probe => probe.ProbeToken != permit.ProbeToken))
        {
            Breaches.Add("two probes at once");
        }

        if (permit.Allowed && (permit.ProbeToken is null) != (before.State == CircuitState.Closed))
        {
            Breaches.Add("a call that is let through is a probe exactly when the breaker is not closed");
        }

        if (permit.Allowed)
        {
            _outstanding.Add((permit, _now));
        }

        return permit;
    }

    public void Report(CircuitBreakerPermit permit, CallOutcome outcome)
    {
        var before = State;
        State = State.Record(new(outcome, permit.Generation, permit.ProbeToken), Options, _now);
        _outstanding.RemoveAll(entry => entry.Permit == permit);
        var isStale = permit.Generation != before.Generation
            || (before.State == CircuitState.HalfOpen && permit.ProbeToken != before.Probe?.Token);
        if (isStale && State != before)
        {
            Breaches.Add("a stale outcome changed something");
        }

        if (before.State != CircuitState.Closed && State.State == CircuitState.Closed && outcome != CallOutcome.Success)
        {
            Breaches.Add("closed without a success");
        }

        if (!isStale)
        {
            Count(before, outcome);
        }
    }

    /// <summary>Probes that callers still carry out, and whose time is not over.</summary>
    private IEnumerable<CircuitBreakerPermit> LiveProbes() => _outstanding
        .Where(entry => entry.Permit.ProbeToken is not null
            && entry.Permit.Generation == State.Generation
            && _now < entry.GivenAt + ProbeLifetime)
        .Select(entry => entry.Permit);

    private void Count(CircuitBreakerState before, CallOutcome outcome)
    {
        if (outcome == CallOutcome.Inconclusive)
        {
            return;
        }

        _failuresInARow = outcome == CallOutcome.Success ? 0 : _failuresInARow + 1;
        var opens = State.State == CircuitState.Open;
        if (before.State == CircuitState.Closed && opens != (_failuresInARow >= Options.FailureThreshold))
        {
            Breaches.Add($"{State.State} after {_failuresInARow} failures in a row");
        }

        if (opens)
        {
            _openedAt = _now;
        }
    }

    private void Do(int step)
    {
        switch (step)
        {
            case <= 2: Ask(); break;
            case 3 or 4: ReportOne(CallOutcome.Failure, newest: true); break;
            case 5: ReportOne(CallOutcome.Success, newest: true); break;
            case 6: ReportOne(CallOutcome.Success, newest: false); break;
            case 7: ReportOne(CallOutcome.Inconclusive, newest: true); break;
            case 8: Wait(TimeSpan.FromSeconds(45)); break;
            case 9: Wait(TimeSpan.FromSeconds(130)); break;
            case 10: Ask(State.Probe?.Token); break;
            default: Reset(); break;
        }
    }

    private void ReportOne(CallOutcome outcome, bool newest)
    {
        if (_outstanding.Count > 0)
        {
            Report(_outstanding[newest ? ^1 : 0].Permit, outcome);
        }
    }

    private void Reset()
    {
        State = State.Reset(_now);
        _failuresInARow = 0;
        if (State.State != CircuitState.Closed)
        {
            Breaches.Add("a reset did not close");
        }
    }
}
