using System.Net;
using ContentGen.CircuitBreaker;
using ContentGen.Http.Endpoints;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Entities;
using Microsoft.DurableTask.Entities;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace ContentGen.Tests.Http;

public sealed class HealthEndpointTests
{
    private readonly MemoryContentStore _store = new();
    private readonly Mock<DurableEntityClient> _entities = new("test");
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly ContentStoreProbe _probe;

    public HealthEndpointTests()
    {
        _probe = new(_store, new(TimeProvider.System), NullLogger<ContentStoreProbe>.Instance);
        _client.Setup(client => client.Entities).Returns(_entities.Object);
        Breakers(CircuitState.Closed);
    }

    [Theory]
    [InlineData(false, HttpStatusCode.OK, "healthy")]
    [InlineData(true, HttpStatusCode.ServiceUnavailable, "unhealthy")]
    public async Task RunAsync_StoreUpOrDown_SaysSo(bool isDown, HttpStatusCode expected, string status)
    {
        _store.IsDown = isDown;

        var response = await RunAsync();

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(status, response.Json().GetProperty("status").GetString());
        Assert.Equal("files", response.Json().GetProperty("store").GetProperty("kind").GetString());
        Assert.DoesNotContain("/secret/place", response.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_BreakerOpen_IsDegradedAndStill200()
    {
        Breakers(CircuitState.Open);

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("degraded", response.Json().GetProperty("status").GetString());
        var breakers = response.Json().GetProperty("circuitBreakers");
        Assert.Equal(["CLOSED", "OPEN"], breakers.EnumerateObject().Select(breaker => breaker.Value.GetString()).Distinct().Order());
    }

    [Fact]
    public async Task RunAsync_BreakersCannotBeAsked_IsDegradedAndTellsNoCause()
    {
        _entities.Setup(
            entities => entities.GetEntityAsync<CircuitBreakerState>(It.IsAny<EntityInstanceId>(), true, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("secret cause"));

        var response = await RunAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("degraded", response.Json().GetProperty("status").GetString());
        Assert.DoesNotContain("secret cause", response.Text(), StringComparison.Ordinal);
    }

    /// <summary>NewsAPI's breaker is in the state given; the others have never been used.</summary>
    private void Breakers(CircuitState newsApi) => _entities
        .Setup(entities => entities.GetEntityAsync<CircuitBreakerState>(It.IsAny<EntityInstanceId>(), true, It.IsAny<CancellationToken>()))
        .ReturnsAsync((EntityInstanceId id, bool _, CancellationToken _) => id == CircuitBreakerEntity.IdOf(ServiceName.NewsApi)
            ? new EntityMetadata<CircuitBreakerState>(id, new CircuitBreakerState { State = newsApi })
            : null);

    private Task<FakeAnswer> RunAsync()
    {
        var function = new HealthEndpoint(
            _probe,
            Options.Create(new ContentStoreOptions { Folder = "/secret/place" }),
            new(TimeProvider.System),
            NullLogger<HealthEndpoint>.Instance);
        return new FakeRequest("http://127.0.0.1:7071/api/health")
            .AnswerAsync(http => function.RunAsync(http, _client.Object, CancellationToken.None));
    }
}
