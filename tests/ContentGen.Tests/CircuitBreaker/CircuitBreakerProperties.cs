using ContentGen.CircuitBreaker;
using CsCheck;

namespace ContentGen.Tests.CircuitBreaker;

/// <summary>Holds for every sequence of questions, outcomes, resets and waits. CsCheck prints the seed of a failing case.</summary>
public sealed class CircuitBreakerProperties
{
    private static readonly Gen<int[]> Steps = Gen.Int[0, BreakerPlay.Steps - 1].Array[1, 200];

    /// <summary>
    /// Never two probes; no call while open; never closed by a stale success; opens exactly at the threshold. See <see
    /// cref="BreakerPlay"/>.
    /// </summary>
    [Fact]
    public void AnySequence_NoPromiseIsBroken() => Steps.Sample(steps =>
    {
        var play = BreakerPlay.Of(steps);

        if (play.Breaches.Count > 0)
        {
            throw new InvalidOperationException(string.Join("; ", play.Breaches.Distinct()));
        }
    });

    [Fact]
    public void AnySequence_RecoversOnceTheServiceDoes() => Steps.Sample(steps =>
    {
        var play = BreakerPlay.Of(steps);

        play.Wait(BreakerPlay.ProbeLifetime + BreakerPlay.Options.BreakDuration);
        play.Report(play.Ask(), CallOutcome.Success);

        return play.State.State == CircuitState.Closed;
    });

    [Fact]
    public void AnySequence_ADeadProbeIsWaitedForAndThenReplaced() => Steps.Sample(steps =>
    {
        var play = HalfOpenAfter(steps);
        var dead = play.Ask();
        play.Wait(BreakerPlay.ProbeLifetime - TimeSpan.FromTicks(1));
        var early = play.Ask();
        play.Wait(TimeSpan.FromTicks(1));
        var next = play.Ask();
        play.Report(dead, CallOutcome.Success);

        return dead.Allowed
            && !early.Allowed
            && next.Allowed
            && play.State.State == CircuitState.HalfOpen
            && play.State.Probe?.Token == next.ProbeToken;
    });

    [Fact]
    public void AnySequence_ClosedImpliesFewerFailuresThanTheThreshold() => Steps.Sample(steps =>
    {
        var state = BreakerPlay.Of(steps).State;
        return state.State != CircuitState.Closed || state.ConsecutiveFailures < BreakerPlay.Options.FailureThreshold;
    });

    /// <summary>Any past, then a break that is over: the next to ask is the probe.</summary>
    private static BreakerPlay HalfOpenAfter(int[] steps)
    {
        var play = BreakerPlay.Of(steps);
        play.Wait(BreakerPlay.ProbeLifetime + BreakerPlay.Options.BreakDuration);
        for (var failures = 0; failures < BreakerPlay.Options.FailureThreshold && play.State.State != CircuitState.Open; failures++)
        {
            play.Report(play.Ask(), CallOutcome.Failure);
        }

        play.Wait(BreakerPlay.Options.BreakDuration);
        return play;
    }
}
