using ContentGen.CircuitBreaker;
using ContentGen.Telemetry;

namespace ContentGen.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class InstrumentsTests
{
    // What operators are promised: duration and executions of agents, retries, breakers, fallbacks, caches, runs, tokens, characters, cost.
    private static readonly string[] Promised =
    [
        "contentgen.agent.duration", "contentgen.agent.executions", "contentgen.agent.retries", "contentgen.cache.requests",
        "contentgen.circuit_breaker.open", "contentgen.circuit_breaker.rejections", "contentgen.circuit_breaker.transitions",
        "contentgen.cost", "contentgen.fallbacks", "contentgen.news.duration", "contentgen.run.duration", "contentgen.runs",
        "contentgen.speech.characters", "contentgen.speech.duration", "gen_ai.client.operation.duration", "gen_ai.client.token.usage",
    ];

    [Fact]
    public void Meter_Published_HasThePromisedInstrumentsEachWithUnitAndDescription()
    {
        using var recordings = new Recordings();
        Instruments.CircuitRefused(ServiceName.Bedrock);

        Assert.Equal(Promised, recordings.Published.Select(instrument => instrument.Name).Order(StringComparer.Ordinal));
        Assert.All(recordings.Published, instrument => Assert.False(string.IsNullOrEmpty(instrument.Unit), instrument.Name));
        Assert.All(recordings.Published, instrument => Assert.EndsWith(".", instrument.Description));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void CircuitSeen_State_IsOpenUnlessClosed(bool isClosed, int expected)
    {
        using var recordings = new Recordings();

        Instruments.CircuitSeen(ServiceName.Bedrock, isClosed);

        var (value, tags) = Assert.Single(recordings.Of("contentgen.circuit_breaker.open"));
        Assert.Equal((expected, ServiceName.Bedrock), (value, tags[TagName.Service]));
    }
}
