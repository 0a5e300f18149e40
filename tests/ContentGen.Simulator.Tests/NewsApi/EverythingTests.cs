namespace ContentGen.Simulator.Tests.NewsApi;

public sealed class EverythingTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

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
        var (from, to) = (Hour(-12), Hour(-4));

        var answer = await _simulator.NewsAsync($"/v2/everything?q=the&from={from}&to={to}");

        Assert.NotEmpty(answer.Json["articles"]!.AsArray());
        Assert.All(
            answer.Json["articles"]!.AsArray(),
            article => Assert.True(string.CompareOrdinal(article!["publishedAt"]!.ToString(), from) >= 0
                && string.CompareOrdinal(article["publishedAt"]!.ToString(), to) <= 0));

        static string Hour(int ago) => DateTimeOffset.UtcNow.AddHours(ago).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
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
