using ContentGen.Failures;
using ContentGen.Telemetry;

namespace ContentGen.Providers.NewsApi;

/// <summary>
/// Asks NewsAPI for headlines. One method call is one HTTP request, and one more where a country's top headlines are empty; nothing that
/// failed is repeated here.
/// </summary>
public sealed partial class NewsApiClient(
    HttpClient http, IOptions<NewsApiOptions> options, TimeProvider time, ILogger<NewsApiClient> logger) : IHeadlineSource
{
    public Task<HeadlinePage> FetchAsync(HeadlineQuery query, CancellationToken cancellationToken) =>
        MeasuredCall.MeasureAsync(
            null, Instruments.NewsDuration, new() { { TagName.Service, "newsapi" } }, time, () => PageAsync(query, cancellationToken));

    private async Task<HeadlinePage> PageAsync(HeadlineQuery query, CancellationToken cancellationToken)
    {
        var page = await AskAsync(NewsApiPath.For(query), query, cancellationToken);
        return page is { Total: 0, Articles.Count: 0 } && NewsApiPath.AfterNothing(query) is { } elsewhere
            ? await AskAsync(elsewhere, query, cancellationToken)
            : page;
    }

    private async Task<HeadlinePage> AskAsync(string path, HeadlineQuery query, CancellationToken cancellationToken)
    {
        using var request = RequestFor(path, options.Value);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await response.Content.LoadIntoBufferAsync(options.Value.MaxResponseBytes, cancellationToken);
            return PageOf(response, await response.Content.ReadAsByteArrayAsync(cancellationToken), query);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new ExternalServiceException(
                $"NewsAPI's answer is larger than {options.Value.MaxResponseBytes} bytes (NewsApi:MaxResponseBytes).", exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new ExternalServiceException(
                $"NewsAPI could not be reached at {options.Value.BaseUrl.GetLeftPart(UriPartial.Authority)}: {exception.Message}"
                + " Check NewsApi:BaseUrl and the network.",
                exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ServiceTimeoutException("NewsAPI did not answer within the HTTP client's time limit.", exception);
        }
    }

    private static HttpRequestMessage RequestFor(string path, NewsApiOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.ApiKey))
        {
            throw new MisconfiguredException(
                "NewsApi:ApiKey is not set: NewsAPI answers nobody without a key. Set it to the account's key.");
        }

        var key = options.ApiKey.Trim();
        if (!key.All(char.IsAscii) || key.Any(char.IsControl))
        {
            throw new MisconfiguredException("NewsApi:ApiKey holds characters that no HTTP header can carry: copy the key again.");
        }

        var server = options.BaseUrl.GetLeftPart(UriPartial.Path).TrimEnd('/');
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{server}/{path}"));
        // NewsAPI refuses clients that do not say who they are.
        request.Headers.UserAgent.ParseAdd("ContentGen/1.0");
        request.Headers.Add("X-Api-Key", key);
        return request;
    }

    private HeadlinePage PageOf(HttpResponseMessage response, byte[] body, HeadlineQuery query)
    {
        var answer = NewsApiAnswer.Read(body, response.Content.Headers.ContentType?.CharSet, query.Category);
        if (answer?.Code == NewsApiFailure.NoFurther)
        {
            return HeadlinePage.After((query.Page - 1) * query.Count);
        }

        if (!response.IsSuccessStatusCode || answer is { IsOk: false })
        {
            throw NewsApiFailure.From(response.StatusCode, answer?.Code, RetryAfter(response));
        }

        if (answer is null)
        {
            throw new ExternalServiceException("NewsAPI's answer is not the JSON that NewsAPI documents.");
        }

        if (answer.Broken > 0)
        {
            LogBroken(answer.Broken, query.Category);
        }

        return answer.Articles is { } articles
            ? new HeadlinePage(articles, answer.Total ?? articles.Count)
            : throw new ExternalServiceException("NewsAPI's answer has no list of articles.");
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    [LoggerMessage(
        2111,
        LogLevel.Warning,
        "{Count} articles of category {Category} could not be read in NewsAPI's answer and are left out")]
    private partial void LogBroken(int count, string category);
}
