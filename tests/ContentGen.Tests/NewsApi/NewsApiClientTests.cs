using System.Net;
using System.Net.Http.Headers;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.NewsApi;

public sealed class NewsApiClientTests
{
    private const string Key = "not-a-real-key";
    private static readonly HeadlineQuery Query = new("science", "us", "en", 25);

    private const string Good = """
        {"status":"ok","totalResults":2,"articles":[
          {"source":{"id":null,"name":"City Post"},"author":null,"title":"Comet seen - City Post","description":null,
           "url":"https://citypost.example/comet","urlToImage":null,"publishedAt":"2026-11-23T05:05:00Z","content":"Seen.\r\nAgain… [+9 chars]"},
          null,
          {"source":null,"title":null,"publishedAt":"yesterday"}]}
        """;

    [Fact]
    public async Task FetchAsync_Articles_Read()
    {
        var page = await ClientOn(ScriptedHttp.Answering(HttpStatusCode.OK, Good)).FetchAsync(Query, CancellationToken.None);

        var articles = page.Articles;
        Assert.Equal(2, page.Total);
        Assert.Equal(2, articles.Count);
        Assert.Equal("Comet seen - City Post", articles[0].Title);
        Assert.Equal("City Post", articles[0].Source);
        Assert.Equal("science", articles[0].Category);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 5, 5, 0, TimeSpan.Zero), articles[0].PublishedAt);
        Assert.Null(articles[1].PublishedAt);
    }

    [Theory]
    [InlineData("gb", "en", 2, "/base/v2/everything?q=science&language=en&sortBy=publishedAt&pageSize=25")]
    [InlineData("us", "en", 1, "/base/v2/top-headlines?country=us&category=science&pageSize=25")]
    [InlineData("us", "de", 1, "/base/v2/everything?q=science&language=de&sortBy=publishedAt&pageSize=25")]
    public async Task FetchAsync_Nothing_AsksElsewhereOnceWhereThereIsSomewhere(string country, string language, int calls, string last)
    {
        var asked = new List<string>();
        var http = new ScriptedHttp((request, _) =>
        {
            asked.Add(request.RequestUri!.PathAndQuery);
            return Task.FromResult(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent("""{"status":"ok","articles":[]}""") });
        });

        var page = await ClientOn(http).FetchAsync(Query with { Country = country, Language = language }, CancellationToken.None);

        Assert.Empty(page.Articles);
        Assert.Equal(calls, asked.Count);
        Assert.Equal(last, asked[^1]);
    }

    [Fact]
    public async Task FetchAsync_Request_KeyInHeaderOnlyAndClientNamed()
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Good);

        await ClientOn(http).FetchAsync(Query, CancellationToken.None);

        Assert.Equal(
            "https://newsapi.example/base/v2/top-headlines?country=us&category=science&pageSize=25", http.Request!.RequestUri!.AbsoluteUri);
        Assert.Equal([Key], http.Request.Headers.GetValues("X-Api-Key"));
        Assert.NotEmpty(http.Request.Headers.UserAgent);
    }

    [Theory]
    [InlineData("https://gateway.example/base/", "https://gateway.example/base/v2/top-headlines")]
    [InlineData("https://gateway.example/base?tenant=7", "https://gateway.example/base/v2/top-headlines")]
    [InlineData("https://gateway.example", "https://gateway.example/v2/top-headlines")]
    public async Task FetchAsync_BaseUrl_IsWhatThePathStandsBehind(string baseUrl, string asked)
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Good);

        await ClientOn(http, options => options.BaseUrl = new Uri(baseUrl)).FetchAsync(Query, CancellationToken.None);

        Assert.Equal(asked, http.Request!.RequestUri!.GetLeftPart(UriPartial.Path));
    }

    [Theory]
    [InlineData("us")]
    [InlineData("gb")]
    public async Task FetchAsync_MorePagesThanThePlanGives_AnEmptyPageThatNoneFollows(string country)
    {
        var calls = 0;
        var http = new ScriptedHttp((_, _) =>
        {
            calls++;
            const string Refusal = """{"status":"error","code":"maximumResultsReached","message":"You have requested too many results."}""";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.UpgradeRequired) { Content = new StringContent(Refusal) });
        });
        var query = Query with { Country = country, Page = 5 };

        var page = await ClientOn(http).FetchAsync(query, CancellationToken.None);

        Assert.Empty(page.Articles);
        Assert.False(page.IsFollowed(query));
        Assert.Equal(1, calls);
    }

    [Theory]
    [InlineData(401, "apiKeyMissing", typeof(MisconfiguredException))]
    [InlineData(401, "apiKeyInvalid", typeof(MisconfiguredException))]
    [InlineData(401, "apiKeyDisabled", typeof(MisconfiguredException))]
    [InlineData(429, "apiKeyExhausted", typeof(MisconfiguredException))]
    [InlineData(429, "rateLimited", typeof(ServiceThrottledException))]
    [InlineData(400, "parameterInvalid", typeof(InvalidOutputException))]
    [InlineData(500, "unexpectedError", typeof(ExternalServiceException))]
    [InlineData(200, "unexpectedError", typeof(ExternalServiceException))]
    public async Task FetchAsync_ErrorCode_MappedOnce(int status, string code, Type expected)
    {
        var body = $$"""{"status":"error","code":"{{code}}","message":"Your key is {{Key}}."}""";
        var client = ClientOn(ScriptedHttp.Answering((HttpStatusCode)status, body));

        var failure = await Assert.ThrowsAnyAsync<CategorizedException>(() => client.FetchAsync(Query, CancellationToken.None));

        Assert.IsType(expected, failure);
        Assert.DoesNotContain(Key, failure.ToString());
        Assert.Equal(failure is MisconfiguredException, failure.Message.Contains("NewsApi:ApiKey"));
    }

    [Theory]
    [InlineData(200, "<html>portal</html>", typeof(ExternalServiceException))]
    [InlineData(200, "[]", typeof(ExternalServiceException))]
    [InlineData(200, "", typeof(ExternalServiceException))]
    [InlineData(200, "null", typeof(ExternalServiceException))]
    [InlineData(200, """{"status":"ok"}""", typeof(ExternalServiceException))]
    [InlineData(200, """{"status":"ok","articles":7}""", typeof(ExternalServiceException))]
    [InlineData(502, "<html>bad gateway</html>", typeof(ExternalServiceException))]
    [InlineData(404, "not here", typeof(MisconfiguredException))]
    [InlineData(403, "", typeof(MisconfiguredException))]
    [InlineData(301, "", typeof(MisconfiguredException))]
    public async Task FetchAsync_NoNewsApiAnswer_MappedOnce(int status, string body, Type expected)
    {
        var client = ClientOn(ScriptedHttp.Answering((HttpStatusCode)status, body));

        var failure = await Assert.ThrowsAnyAsync<CategorizedException>(() => client.FetchAsync(Query, CancellationToken.None));

        Assert.IsType(expected, failure);
    }

    [Fact]
    public async Task FetchAsync_RateLimitedWithRetryAfter_WaitIsKept()
    {
        var http = ScriptedHttp.Answering(
            HttpStatusCode.TooManyRequests, "", response =>
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17)));

        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => ClientOn(http).FetchAsync(Query, CancellationToken.None));

        Assert.Equal(TimeSpan.FromSeconds(17), failure.RetryAfter);
    }

    [Theory]
    [InlineData(17, 17)]
    [InlineData(-17, null)]
    public async Task FetchAsync_RateLimitedUntilADate_WaitIsWhatIsLeftToIt(int secondsFromNow, int? wait)
    {
        var until = new FakeTimeProvider().GetUtcNow().AddSeconds(secondsFromNow);
        var http = ScriptedHttp.Answering(
            HttpStatusCode.TooManyRequests, "", response => response.Headers.RetryAfter = new RetryConditionHeaderValue(until));

        var failure = await Assert.ThrowsAsync<ServiceThrottledException>(() => ClientOn(http).FetchAsync(Query, CancellationToken.None));

        Assert.Equal(wait, failure.RetryAfter?.TotalSeconds);
    }

    [Fact]
    public async Task FetchAsync_HugeAnswer_Refused()
    {
        var client = ClientOn(
            ScriptedHttp.Answering(HttpStatusCode.OK, new string(' ', 5_000)), options => options.MaxResponseBytes = 4_096);

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => client.FetchAsync(Query, CancellationToken.None));

        Assert.Contains("NewsApi:MaxResponseBytes", failure.Message);
    }

    [Fact]
    public async Task FetchAsync_Unreachable_NamesTheSetting()
    {
        var client = ClientOn(new ScriptedHttp((_, _) => throw new HttpRequestException("connection refused")));

        var failure = await Assert.ThrowsAsync<ExternalServiceException>(() => client.FetchAsync(Query, CancellationToken.None));

        Assert.Contains("https://newsapi.example", failure.Message);
        Assert.Contains("NewsApi:BaseUrl", failure.Message);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("schlüssel")]
    [InlineData("key\r\nHost: elsewhere")]
    public async Task FetchAsync_UnusableKey_NoCall(string? key)
    {
        var http = ScriptedHttp.Answering(HttpStatusCode.OK, Good);
        var client = ClientOn(http, options => options.ApiKey = key);

        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() => client.FetchAsync(Query, CancellationToken.None));

        Assert.Contains("NewsApi:ApiKey", failure.Message);
        Assert.Null(http.Request);
    }

    [Fact]
    public async Task FetchAsync_Cancelled_IsNotAFailureOfTheService()
    {
        var client = ClientOn(new ScriptedHttp((_, token) => Task.FromCanceled<HttpResponseMessage>(token)));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.FetchAsync(Query, new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task FetchAsync_ClientTimesOut_IsATimeout()
    {
        var client = ClientOn(new ScriptedHttp((_, _) => throw new TaskCanceledException("timed out")));

        await Assert.ThrowsAsync<ServiceTimeoutException>(() => client.FetchAsync(Query, CancellationToken.None));
    }

    private static NewsApiClient ClientOn(ScriptedHttp http, Action<NewsApiOptions>? edit = null)
    {
        var options = new NewsApiOptions { BaseUrl = new Uri("https://newsapi.example/base"), ApiKey = Key };
        edit?.Invoke(options);
        return new NewsApiClient(new HttpClient(http), Options.Create(options), new FakeTimeProvider(), NullLogger<NewsApiClient>.Instance);
    }
}
