namespace ContentGen.Simulator.Tests.NewsApi;

public sealed class TopHeadlinesTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData("business")]
    [InlineData("entertainment")]
    [InlineData("general")]
    [InlineData("health")]
    [InlineData("science")]
    [InlineData("sports")]
    [InlineData("technology")]
    public async Task TopHeadlines_EachCategoryOfTheSample_HasThreeArticlesInNewsApisShape(string category)
    {
        var answer = await _simulator.NewsAsync($"/v2/top-headlines?country=us&category={category}");

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal("ok", answer.Json["status"]!.ToString());
        var articles = answer.Json["articles"]!.AsArray();
        Assert.True(articles.Count >= 3);
        Assert.Equal(articles.Count, answer.Json["totalResults"]!.GetValue<int>());
        Assert.Equal(
            ["source", "author", "title", "description", "url", "urlToImage", "publishedAt", "content"],
            articles[0]!.AsObject().Select(property => property.Key));
    }

    [Fact]
    public async Task TopHeadlines_Sample_HasTheFlawsOfRealNews()
    {
        var answer = await _simulator.NewsAsync("/v2/top-headlines?country=us&pageSize=100");

        var articles = answer.Json["articles"]!.AsArray();
        Assert.Contains(articles, article => article!["description"] is null);
        Assert.Contains(articles, article => article!["urlToImage"] is null);
        Assert.Contains(articles, article => article!["title"]!.ToString() == "[Removed]");
        Assert.Contains("[+", answer.Text);
        Assert.Contains("\\r\\n", answer.Text);
        Assert.Contains("’", answer.Text);
    }

    [Fact]
    public async Task TopHeadlines_Pages_PartitionTheResults()
    {
        var whole = await _simulator.NewsAsync("/v2/top-headlines?country=us&pageSize=100");
        var first = await _simulator.NewsAsync("/v2/top-headlines?country=us&pageSize=5&page=1");
        var second = await _simulator.NewsAsync("/v2/top-headlines?country=us&pageSize=5&page=2");

        Assert.Equal(whole.Json["totalResults"]!.ToString(), first.Json["totalResults"]!.ToString());
        Assert.Equal(Titles(whole).Take(10), Titles(first).Concat(Titles(second)));
    }

    [Theory]
    [InlineData("pageSize=20&page=6", 100, 120)]
    [InlineData("pageSize=40&page=3", 80, 120)]
    public async Task TopHeadlines_BeyondADevelopersResults_AreRefused(string page, int from, int to)
    {
        var answer = await _simulator.NewsAsync($"/v2/top-headlines?country=us&{page}");

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.Status);
        Assert.Equal("maximumResultsReached", answer.Json["code"]!.ToString());
        Assert.Contains($"{from} to {to}", answer.Message);
    }

    [Fact]
    public async Task TopHeadlines_PageAfterTheLast_IsEmpty()
    {
        var answer = await _simulator.NewsAsync("/v2/top-headlines?country=us&pageSize=20&page=5");

        Assert.Empty(Titles(answer));
        Assert.Equal("24", answer.Json["totalResults"]!.ToString());
    }

    [Fact]
    public async Task TopHeadlines_Query_FindsWordsInTitleDescriptionOrContent()
    {
        var answer = await _simulator.NewsAsync("/v2/top-headlines?q=lamps");

        Assert.Contains("lamps", Assert.Single(Titles(answer)));
    }

    [Theory]
    [InlineData("", "parametersMissing")]
    [InlineData("country=zz", "parameterInvalid")]
    [InlineData("category=gardening", "parameterInvalid")]
    [InlineData("country=us&pageSize=101", "parameterInvalid")]
    [InlineData("country=us&pageSize=0", "parameterInvalid")]
    [InlineData("country=us&page=none", "parameterInvalid")]
    [InlineData("country=us&page=0", "parameterInvalid")]
    [InlineData("country=us&page=-1", "parameterInvalid")]
    [InlineData("sources=touchline&country=us", "parametersIncompatible")]
    public async Task TopHeadlines_BadParameters_RefusesInNewsApisShape(string query, string code)
    {
        var answer = await _simulator.NewsAsync($"/v2/top-headlines?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("error", answer.Json["status"]!.ToString());
        Assert.Equal(code, answer.Json["code"]!.ToString());
        Assert.NotEmpty(answer.Message);
    }

    [Fact]
    public async Task TopHeadlines_WithoutKey_IsUnauthorized()
    {
        var answer = await _simulator.NewsAsync("/v2/top-headlines?country=us", key: "");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal("apiKeyMissing", answer.Json["code"]!.ToString());
    }

    private static IEnumerable<string> Titles(Answer answer) =>
        answer.Json["articles"]!.AsArray().Select(article => article!["title"]!.ToString());
}
