using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.ReliabilityTests;

/// <summary>Endpoints that operators and the web client rely on. Requirements 2.5, 3.1 and 4.1.</summary>
[Collection(Validation.Name)]
public sealed class EndpointTests(Deployment deployment)
{
    [Fact]
    public async Task CircuitBreakers_EveryServiceIsShown()
    {
        var answer = await deployment.Http.GetFromJsonAsync<JsonElement>("api/circuit-breakers");

        JsonElement[] breakers = [.. answer.GetProperty("circuitBreakers").EnumerateArray()];
        string[] states = [.. breakers.Select(
            breaker => $"{breaker.GetProperty("service").GetString()} {breaker.GetProperty("state").GetString()}")];
        deployment.Report.Note("every circuit breaker is shown", string.Join(", ", states), breakers.Length == 3);
        Assert.Equal(["bedrock", "newsapi", "polly"], breakers.Select(breaker => breaker.GetProperty("service").GetString()).Order());
        Assert.All(
            breakers, breaker => Assert.Contains(breaker.GetProperty("state").GetString(), (string[])["CLOSED", "OPEN", "HALF_OPEN"]));
    }

    [Fact]
    public async Task Bootstrap_AnswersAtAnyTime()
    {
        using var answer = await deployment.Http.GetAsync("api/bootstrap");

        deployment.Report.Note("bootstrap answers", $"{(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var content = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(content.TryGetProperty("shouldRefresh", out _));
    }

    [Fact]
    public async Task UnknownRun_IsSaidToBeUnknown()
    {
        using var answer = await deployment.Http.GetAsync("api/agent-status?runId=run-that-never-was");

        deployment.Report.Note(
            "an unknown run is answered with 404", $"{(int)answer.StatusCode}", answer.StatusCode == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
