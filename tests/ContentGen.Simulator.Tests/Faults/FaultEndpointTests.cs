namespace ContentGen.Simulator.Tests.Faults;

public sealed class FaultEndpointTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task PutFaults_ThenGet_ShowsThePlan()
    {
        await _simulator.PutFaultsAsync("""{"bedrock":{"mode":"error","rate":0.3,"latencyMs":250,"agent":"SCRIPT_GENERATOR"},"seed":1}""");

        var shown = await _simulator.NewsAsync("/faults");

        Assert.Equal("""{"bedrock":{"mode":"error","rate":0.3,"latencyMs":250,"agent":"SCRIPT_GENERATOR"},"seed":1}""", shown.Text);
    }

    [Fact]
    public async Task PutFaults_UnknownField_Is400AndKeepsThePlan()
    {
        await _simulator.PutFaultsAsync("""{"newsapi":{"mode":"error"}}""");

        var refused = await _simulator.PutFaultsAsync("""{"newsapi":{"mode":"error","speed":3}}""");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("newsapi.speed", refused.Json["error"]!.ToString());
        Assert.Single(_simulator.Server.Faults.Plan.Rules);
    }

    [Fact]
    public async Task DeleteFaults_EndsThem()
    {
        await _simulator.PutFaultsAsync("""{"newsapi":{"mode":"error"}}""");

        var deleted = await _simulator.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/faults"));

        Assert.Equal("{}", deleted.Text);
        Assert.Equal(HttpStatusCode.OK, (await _simulator.NewsAsync("/v2/top-headlines?country=us")).Status);
    }

    [Fact]
    public async Task Requests_AfterCalls_CountsByServiceAgentOperationAndOutcome()
    {
        await _simulator.ConverseAsync(Ask.ForScript());
        await _simulator.ConverseAsync(Ask.ForScript());
        await _simulator.NewsAsync("/v2/top-headlines");

        var shown = await _simulator.NewsAsync("/requests");

        Assert.Equal(3, shown.Json["total"]!.GetValue<int>());
        Assert.Equal(
            """[{"service":"bedrock","operation":"Converse","agent":"SCRIPT_GENERATOR","outcome":"ok","count":2},{"service":"newsapi","operation":"TopHeadlines","agent":null,"outcome":"parametersMissing","count":1}]""",
            shown.Json["requests"]!.ToJsonString());
        Assert.Equal(2, _simulator.Server.Requests.Count(agent: "SCRIPT_GENERATOR"));
    }

    [Fact]
    public async Task DeleteRequests_StartsFromZero()
    {
        await _simulator.NewsAsync("/v2/top-headlines?country=us");

        await _simulator.SendAsync(new HttpRequestMessage(HttpMethod.Delete, "/requests"));

        Assert.Equal(0, _simulator.Server.Requests.Total);
    }
}
