using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.CircuitBreaker;

public sealed class CircuitBreakerGateTests
{
    private static readonly CircuitBreakerPermit Permit = CircuitBreakerPermit.Unasked(ServiceName.Bedrock);
    private static readonly CircuitBreakerPermit Probe = new(ServiceName.Bedrock, true, 7, "t");

    private readonly FakeTimeProvider _time = new();
    private readonly Mock<DurableEntityClient> _entities = new("test");
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly List<CallReport> _reports = [];
    private readonly CircuitBreakerGate _gate;

    public CircuitBreakerGateTests()
    {
        _gate = new(new LogDetail(_time), new(_time), NullLogger<CircuitBreakerGate>.Instance);
        _client.SetupGet(client => client.Entities).Returns(_entities.Object);
        _entities.Setup(entities => entities.SignalEntityAsync(
                CircuitBreakerEntity.IdOf(ServiceName.Bedrock), nameof(
                    CircuitBreakerEntity.Record), It.IsAny<object?>(), null, It.IsAny<CancellationToken>()))
            .Callback((EntityInstanceId _, string _, object? report, SignalEntityOptions? _, CancellationToken _) => _reports.Add((CallReport)report!))
            .Returns(Task.CompletedTask);
        BreakerIs(new CircuitBreakerState { Generation = 7, ConsecutiveFailures = 1 });
    }

    public static TheoryData<Exception, CallOutcome> FailedCalls => new()
    {
        { new ServiceTimeoutException("x"), CallOutcome.Failure },
        { new ServiceThrottledException("x"), CallOutcome.Failure },
        { new ExternalServiceException("x"), CallOutcome.Failure },
        { new InvalidOutputException("x"), CallOutcome.Success },
    };

    [Fact]
    public async Task CallAsync_AnsweredAfterFailuresInARow_ReportsSuccessInTheBreakersGeneration()
    {
        var answer = await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);

        Assert.Equal(42, answer);
        Assert.Equal([new CallReport(CallOutcome.Success, 7, null)], _reports);
    }

    [Fact]
    public async Task CallAsync_AnsweredWhileNothingIsWrong_CostsNoMessage()
    {
        BreakerIs(new CircuitBreakerState { Generation = 7 });

        await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);

        Assert.Empty(_reports);
    }

    [Fact]
    public async Task CallAsync_SuccessesThatCostNoMessage_AreSeenHereAndToldWithTheNextFailure()
    {
        BreakerIs(new CircuitBreakerState { Generation = 7, TotalSuccesses = 40 });
        await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);
        await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);

        var seen = _gate.WithUntold(ServiceName.Bedrock, new CircuitBreakerState { TotalSuccesses = 40 });
        await Assert.ThrowsAsync<ExternalServiceException>(() => CallAsync(Permit, new ExternalServiceException("x")));

        Assert.Equal((42, _time.GetUtcNow()), (seen.TotalSuccesses, seen.LastSuccessAt));
        Assert.Equal([new CallReport(CallOutcome.Failure, 7, null) { SuccessesBefore = 2, SucceededAt = _time.GetUtcNow() }], _reports);
        Assert.Equal(40, _gate.WithUntold(ServiceName.Bedrock, new CircuitBreakerState { TotalSuccesses = 40 }).TotalSuccesses);
    }

    [Fact]
    public async Task CallAsync_ServiceThatWasNeverCalled_ReportsTheFirstFailure()
    {
        BreakerIs(null);

        await Assert.ThrowsAsync<ExternalServiceException>(() => CallAsync(Permit, new ExternalServiceException("x")));

        Assert.Equal([new CallReport(CallOutcome.Failure, new CircuitBreakerState().Generation, null)], _reports);
    }

    [Fact]
    public async Task CallAsync_ManyCallsOfOneActivity_GoByOneReading()
    {
        BreakerIs(new CircuitBreakerState { Generation = 7 });

        for (var call = 0; call < 5; call++)
        {
            await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);
        }

        Read(Times.Once());
        _time.Advance(CircuitBreakerGate.ReadingLifetime);
        await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(42), default);
        Read(Times.Exactly(2));
    }

    [Fact]
    public async Task CallAsync_AfterAFailure_ReadsTheBreakerAnew()
    {
        await Assert.ThrowsAsync<ExternalServiceException>(() => CallAsync(Permit, new ExternalServiceException("x")));
        BreakerIs(new CircuitBreakerState { State = CircuitState.Open, Generation = 8 });

        await Assert.ThrowsAsync<CircuitOpenException>(() => _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(1), default));
    }

    [Fact]
    public async Task CallAsync_NobodyWaitsAnyMore_MakesNoCallAndReportsNothing()
    {
        var over = Permit with { Until = _time.GetUtcNow() };

        await Assert.ThrowsAsync<ServiceTimeoutException>(() => _gate.CallAsync<int>(
            _client.Object, over, _ => throw new InvalidOperationException("It was called."), default));

        Assert.Empty(_reports);
    }

    [Theory]
    [MemberData(nameof(FailedCalls))]
    public async Task CallAsync_Failed_ReportsTheOutcomeAndRethrows(Exception failure, CallOutcome outcome)
    {
        var thrown = await Assert.ThrowsAnyAsync<Exception>(() => CallAsync(Permit, failure));

        Assert.Same(failure, thrown);
        Assert.Equal([new CallReport(outcome, 7, null)], _reports);
    }

    [Fact]
    public async Task CallAsync_SaysNothingOfTheService_IsReportedOnlyForAProbe()
    {
        await Assert.ThrowsAsync<MisconfiguredException>(() => CallAsync(Permit, new MisconfiguredException("x")));
        Assert.Empty(_reports);

        await Assert.ThrowsAsync<MisconfiguredException>(() => CallAsync(Probe, new MisconfiguredException("x")));
        Assert.Equal([new CallReport(CallOutcome.Inconclusive, 7, "t")], _reports);
    }

    [Theory]
    [InlineData(CircuitState.Open)]
    [InlineData(CircuitState.HalfOpen)]
    public async Task CallAsync_BreakerNoLongerClosed_MakesNoCall(CircuitState state)
    {
        BreakerIs(new CircuitBreakerState { State = state, Generation = 8 });
        var called = false;

        await Assert.ThrowsAsync<CircuitOpenException>(
            () => _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(called = true), default));

        Assert.False(called);
        Assert.Empty(_reports);
    }

    [Fact]
    public async Task CallAsync_PermittedSinceTheReading_ReadsTheBreakerAnew()
    {
        BreakerIs(new CircuitBreakerState { State = CircuitState.Open, Generation = 7 });
        await Assert.ThrowsAsync<CircuitOpenException>(() => _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(1), default));
        BreakerIs(new CircuitBreakerState { Generation = 8 });

        var answer = await _gate.CallAsync(_client.Object, Permit with { Generation = 8 }, _ => Task.FromResult(42), default);

        Assert.Equal(42, answer);
        Read(Times.Exactly(2));
    }

    [Fact]
    public async Task CallAsync_PermittedBeforeItWasStored_IsMadeAndReportsInThePermitsGeneration()
    {
        BreakerIs(new CircuitBreakerState { State = CircuitState.Open, Generation = 7 });

        await Assert.ThrowsAsync<ExternalServiceException>(
            () => CallAsync(Permit with { Generation = 8 }, new ExternalServiceException("x")));

        Assert.Equal([new CallReport(CallOutcome.Failure, 8, null)], _reports);
    }

    [Fact]
    public async Task CallAsync_OpenedSinceThePermit_MakesNoCall()
    {
        BreakerIs(new CircuitBreakerState { State = CircuitState.Open, Generation = 9 });

        await Assert.ThrowsAsync<CircuitOpenException>(
            () => _gate.CallAsync(_client.Object, Permit with { Generation = 8 }, _ => Task.FromResult(1), default));
    }

    [Fact]
    public async Task CallAsync_Probe_GoesThroughAHalfOpenBreaker()
    {
        BreakerIs(new CircuitBreakerState { State = CircuitState.HalfOpen, Generation = 8 });

        var answer = await _gate.CallAsync(_client.Object, Probe, _ => Task.FromResult(1), default);

        Assert.Equal(1, answer);
    }

    [Fact]
    public async Task CallAsync_BreakerHangs_CallsAfterItsPatience()
    {
        _entities.Setup(
            entities => entities.GetEntityAsync<CircuitBreakerState>(It.IsAny<EntityInstanceId>(), true, It.IsAny<CancellationToken>()))
            .Returns(new TaskCompletionSource<EntityMetadata<CircuitBreakerState>?>().Task);

        var call = _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(1), default);
        Assert.False(call.IsCompleted);
        _time.Advance(CircuitBreakerGate.ReportPatience);

        Assert.Equal(1, await call);
    }

    [Fact]
    public async Task CallAsync_ReportFails_StillAnswers()
    {
        _entities.Setup(entities => entities.SignalEntityAsync(
                It.IsAny<EntityInstanceId>(), It.IsAny<string>(), It.IsAny<object?>(), null, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("store down"));

        var answer = await _gate.CallAsync(_client.Object, Permit, _ => Task.FromResult(1), default);

        Assert.Equal(1, answer);
    }

    [Fact]
    public async Task CallAsync_UnreportedPermit_NeitherReadsNorReports()
    {
        var answer = await _gate.CallAsync(
            _client.Object, CircuitBreakerPermit.Unreported(ServiceName.Bedrock), _ => Task.FromResult(1), default);

        Assert.Equal(1, answer);
        _entities.VerifyNoOtherCalls();
    }

    private void Read(Times times) => _entities.Verify(
        entities => entities.GetEntityAsync<CircuitBreakerState>(It.IsAny<EntityInstanceId>(), true, It.IsAny<CancellationToken>()), times);

    private Task<int> CallAsync(CircuitBreakerPermit permit, Exception failure) =>
        _gate.CallAsync<int>(_client.Object, permit, _ => Task.FromException<int>(failure), default);

    private void BreakerIs(CircuitBreakerState? state) => _entities
        .Setup(entities => entities.GetEntityAsync<CircuitBreakerState>(
            CircuitBreakerEntity.IdOf(ServiceName.Bedrock), true, It.IsAny<CancellationToken>()))
        .ReturnsAsync(
            state is null ? null : new EntityMetadata<CircuitBreakerState>(CircuitBreakerEntity.IdOf(ServiceName.Bedrock), state));
}
