using ContentGen.CircuitBreaker;
using CsCheck;

namespace ContentGen.Tests.CircuitBreaker;

/// <summary>Holds for every sequence of questions, outcomes, resets and waits. CsCheck prints the seed of a failing case.</summary>
public sealed class CircuitBreakerProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CircuitBreakerRules Rules = new(FailureThreshold: 3, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(100));

    private static readonly Gen<int[]> Steps = Gen.Int[0, 9].Array[1, 200];

    [Fact]
    public void AnySequence_NeverTwoLiveProbes() => Steps.Sample(steps => Play(steps).LiveProbes.All(count => count <= 1));

    [Fact]
    public void AnySequence_OpenOrHalfOpenAlwaysRecoversOnceTheServiceDoes() => Steps.Sample(steps =>
    {
        Simulation simulation = Play(steps);

        simulation.Wait(Rules.ProbeLifetime + Rules.BreakDuration);
        simulation.AskAnd(CallOutcome.Success);

        return simulation.State.State == CircuitState.Closed;
    });

    [Fact]
    public void AnySequence_StaleOutcomesNeverClose() => Steps.Sample(steps => Play(steps).StaleOutcomeChangedSomething is false);

    [Fact]
    public void AnySequence_ClosedImpliesFewerFailuresThanTheThreshold() =>
        Steps.Sample(steps => Play(steps).Visited.All(state => state.State != CircuitState.Closed || state.ConsecutiveFailures < Rules.FailureThreshold));

    private static Simulation Play(int[] steps)
    {
        var simulation = new Simulation();
        foreach (int step in steps)
            simulation.Do(step);
        return simulation;
    }

    private sealed class Simulation
    {
        private readonly List<CircuitBreakerPermit> _outstanding = [];
        private DateTimeOffset _now = Start;
        private int _tokens;

        public CircuitBreakerState State { get; private set; } = new();

        public List<CircuitBreakerState> Visited { get; } = [];

        public List<int> LiveProbes { get; } = [];

        public bool StaleOutcomeChangedSomething { get; private set; }

        public void Do(int step)
        {
            switch (step)
            {
                case <= 2: Ask(); break;
                case 3 or 4: Report(CallOutcome.Failure, newest: true); break;
                case 5: Report(CallOutcome.Success, newest: true); break;
                case 6: Report(CallOutcome.Success, newest: false); break;
                case 7: Report(CallOutcome.Inconclusive, newest: true); break;
                case 8: Wait(TimeSpan.FromSeconds(45)); break;
                default: Wait(TimeSpan.FromSeconds(130)); break;
            }

            Visited.Add(State);
            LiveProbes.Add(_outstanding.Count(permit => permit.ProbeToken is not null && permit.ProbeToken == State.Probe?.Token && permit.Generation == State.Generation));
        }

        public void Wait(TimeSpan time) => _now += time;

        public void AskAnd(CallOutcome outcome)
        {
            if (Ask() is { Allowed: true } permit)
                State = CircuitBreakerTransitions.Record(State, new(outcome, permit.Generation, permit.ProbeToken), Rules, _now);
        }

        private CircuitBreakerPermit Ask()
        {
            (State, CircuitBreakerPermit permit) = CircuitBreakerTransitions.Ask(State, ServiceName.Bedrock, new($"t{_tokens++}"), Rules, _now);
            if (permit.Allowed)
                _outstanding.Add(permit);
            return permit;
        }

        private void Report(CallOutcome outcome, bool newest)
        {
            if (_outstanding.Count == 0)
                return;
            int index = newest ? _outstanding.Count - 1 : 0;
            CircuitBreakerPermit permit = _outstanding[index];
            _outstanding.RemoveAt(index);
            CircuitBreakerState before = State;
            State = CircuitBreakerTransitions.Record(State, new(outcome, permit.Generation, permit.ProbeToken), Rules, _now);
            StaleOutcomeChangedSomething |= permit.Generation != before.Generation && !ReferenceEquals(before, State);
        }
    }
}
