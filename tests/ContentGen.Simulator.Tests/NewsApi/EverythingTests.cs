namespace ContentGen.Simulator.Tests.NewsApi;

public sealed class EverythingTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async Task InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async Task DisposeAsync() => await _simulator.DisposeAsync();

    [Fact]
    public async Task Everything_WithQuery_SortsNewestFirst()
    {
        var answer = await _simulator.NewsAsync("/v2/everything?q=the&sortBy=publishedAt");

        var times = answer.Json["articles"]!.AsArray().Select(article => article!["publishedAt"]!.ToString()).ToList();
        Assert.True(times.Count > 3);
        Assert.Equal(times.OrderDescending(StringComparer.Ordinal), times);
    }

    [Fact]
    public async Task Everything_FromAndTo_BoundTheTimes()
    {
        var answer = await _simulator.NewsAsync("/v2/everything?q=the&from=2026-01-10T10:00:00Z&to=2026-01-10T12:00:00Z");

        Assert.All(
            answer.Json["articles"]!.AsArray(),
            article => Assert.InRange(article!["publishedAt"]!.ToString(), "2026-01-10T10", "2026-01-10T12:00:00Z"));
    }

    [Fact]
    public async Task Everything_Domains_KeepsOnlyThose()
    {
        var answer = await _simulator.NewsAsync("/v2/everything?domains=touchline.example");

        Assert.NotEmpty(answer.Json["articles"]!.AsArray());
        Assert.All(answer.Json["articles"]!.AsArray(), article => Assert.Equal("Touchline", article!["source"]!["name"]!.ToString()));
    }

    [Theory]
    [InlineData("language=en", "parametersMissing")]
    [InlineData("q=x&sortBy=age", "parameterInvalid")]
    [InlineData("q=x&from=yesterday", "parameterInvalid")]
    [InlineData("q=x&language=klingon", "parameterInvalid")]
    public async Task Everything_BadParameters_Refuses(string query, string code)
    {
        var answer = await _simulator.NewsAsync($"/v2/everything?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(code, answer.Json["code"]!.ToString());
    }
}
