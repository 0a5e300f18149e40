using ContentGen.CircuitBreaker;
using ContentGen.Settings;

namespace ContentGen.Tests.CircuitBreaker;

public sealed class CircuitBreakerStateTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly CircuitBreakerOptions Options = new() { FailureThreshold = 3, BreakDuration = TimeSpan.FromSeconds(60) };

    [Fact]
    public void Ask_Closed_AllowsWithoutProbe()
    {
        var closed = new CircuitBreakerState();

        var (next, permit) = Ask(closed, "a", Noon);

        Assert.Same(closed, next);
        Assert.Equal(new CircuitBreakerPermit("bedrock", true, 1, null), permit);
    }

    [Fact]
    public void Ask_OpenBeforeBreakIsOver_Refuses()
    {
        var open = Opened(Noon);

        var (next, permit) = Ask(open, "a", Noon.AddSeconds(59.9));

        Assert.Same(open, next);
        Assert.False(permit.Allowed);
        Assert.Null(permit.ProbeToken);
    }

    [Fact]
    public void Ask_OpenAfterBreak_MakesTheAskerTheProbe()
    {
        var open = Opened(Noon);

        var (next, permit) = Ask(open, "a", Noon.AddSeconds(60));

        Assert.Equal(CircuitState.HalfOpen, next.State);
        Assert.Equal(open.Generation + 1, next.Generation);
        Assert.Equal(new CircuitBreakerPermit("bedrock", true, next.Generation, "a"), permit);
    }

    [Fact]
    public void Ask_HalfOpenWithLiveProbe_RefusesOthers()
    {
        var halfOpen = HalfOpened(Noon, "a");

        var (_, permit) = Ask(halfOpen, "b", Noon.AddSeconds(99));

        Assert.False(permit.Allowed);
    }

    [Fact]
    public void Ask_HalfOpenAgainBySameToken_IsTheSameProbe()
    {
        var halfOpen = HalfOpened(Noon, "a");

        var (_, permit) = Ask(halfOpen, "a", Noon.AddSeconds(1));

        Assert.Equal("a", permit.ProbeToken);
    }

    [Fact]
    public void Ask_HalfOpenWithDeadProbe_MakesTheAskerTheProbe()
    {
        var halfOpen = HalfOpened(Noon, "a");

        var (next, permit) = Ask(halfOpen, "b", Noon.AddSeconds(100));

        Assert.Equal("b", permit.ProbeToken);
        Assert.Equal("b", next.Probe!.Token);
        Assert.Equal(halfOpen.Generation, next.Generation);
    }

    [Theory]
    [InlineData(2, CircuitState.Closed)]
    [InlineData(3, CircuitState.Open)]
    public void Record_FailuresInARow_OpenExactlyAtTheThreshold(int failures, CircuitState expected)
    {
        var state = new CircuitBreakerState();

        for (var i = 0; i < failures; i++)
        {
            state = Record(state, CallOutcome.Failure, null, Noon);
        }

        Assert.Equal(expected, state.State);
        Assert.Equal(failures, state.ConsecutiveFailures);
        Assert.Equal(expected == CircuitState.Open ? Noon.AddSeconds(60) : null, state.ProbeAllowedAt);
    }

    [Fact]
    public void Record_SuccessBetweenFailures_StartsTheCountAnew()
    {
        var state = new CircuitBreakerState();

        foreach (var outcome in new[] { CallOutcome.Failure, CallOutcome.Failure, CallOutcome.Success, CallOutcome.Failure, CallOutcome.Failure })
        {
            state = Record(state, outcome, null, Noon);
        }

        Assert.Equal(CircuitState.Closed, state.State);
        Assert.Equal(2, state.ConsecutiveFailures);
        Assert.Equal(4, state.TotalFailures);
    }

    [Theory]
    [InlineData(CallOutcome.Success, CircuitState.Closed)]
    [InlineData(CallOutcome.Failure, CircuitState.Open)]
    [InlineData(CallOutcome.Inconclusive, CircuitState.HalfOpen)]
    public void Record_ProbesOutcome_DecidesTheHalfOpenBreaker(CallOutcome outcome, CircuitState expected)
    {
        var halfOpen = HalfOpened(Noon, "a");

        var next = Record(halfOpen, outcome, "a", Noon.AddSeconds(1));

        Assert.Equal(expected, next.State);
        Assert.Null(next.Probe);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("b")]
    public void Record_HalfOpenFromOtherThanTheProbe_ChangesNothing(string? token)
    {
        var halfOpen = HalfOpened(Noon, "a");

        var next = Record(halfOpen, CallOutcome.Success, token, Noon);

        Assert.Same(halfOpen, next);
    }

    [Theory]
    [InlineData(CallOutcome.Success)]
    [InlineData(CallOutcome.Failure)]
    [InlineData(CallOutcome.Inconclusive)]
    public void Record_WhileOpen_ChangesNothing(CallOutcome outcome)
    {
        var open = Opened(Noon);

        var next = Record(open, outcome, null, Noon);

        Assert.Same(open, next);
    }

    [Fact]
    public void Record_SuccessPermittedBeforeTheBreak_ClosesNothing()
    {
        var halfOpen = HalfOpened(Noon, "a");
        var late = new CallReport(CallOutcome.Success, Generation: 1, ProbeToken: null);

        var next = halfOpen.Record(late, Options, Noon);

        Assert.Same(halfOpen, next);
    }

    [Fact]
    public void Record_DeadProbesLateSuccess_ClosesNothing()
    {
        var (second, _) = Ask(HalfOpened(Noon, "a"), "b", Noon.AddSeconds(100));

        var next = Record(second, CallOutcome.Success, "a", Noon.AddSeconds(101));

        Assert.Same(second, next);
    }

    [Fact]
    public void Reset_FromAnyState_Closes()
    {
        foreach (var state in new[] { new CircuitBreakerState { ConsecutiveFailures = 2 }, Opened(Noon), HalfOpened(Noon, "a") })
        {
            var next = state.Reset(Noon);

            Assert.Equal(CircuitState.Closed, next.State);
            Assert.Equal(0, next.ConsecutiveFailures);
            Assert.Null(next.Probe);
            Assert.Null(next.ProbeAllowedAt);
        }
    }

    private static CircuitBreakerState Opened(DateTimeOffset now)
    {
        var state = new CircuitBreakerState();
        for (var i = 0; i < Options.FailureThreshold; i++)
        {
            state = Record(state, CallOutcome.Failure, null, now);
        }

        return state;
    }

    private static CircuitBreakerState HalfOpened(DateTimeOffset now, string token) =>
        Ask(Opened(now - Options.BreakDuration), token, now).State;

    private static (CircuitBreakerState State, CircuitBreakerPermit Permit) Ask(
        CircuitBreakerState state, string token, DateTimeOffset now) =>
        state.Ask(ServiceName.Bedrock, new(token), TimeSpan.FromSeconds(100), now);

    private static CircuitBreakerState Record(CircuitBreakerState state, CallOutcome outcome, string? token, DateTimeOffset now) =>
        state.Record(new(outcome, state.Generation, token), Options, now);
}
