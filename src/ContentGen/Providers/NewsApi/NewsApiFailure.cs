using System.Net;
using ContentGen.Failures;

namespace ContentGen.Providers.NewsApi;

/// <summary>The one place where NewsAPI's refusals become failures of ours.</summary>
internal static class NewsApiFailure
{
    /// <summary>The code with which NewsAPI ends the pages of an account's plan: 100 articles for the free one.</summary>
    public const string NoFurther = "maximumResultsReached";

    /// <param name="code">NewsAPI's own error code; null when the answer carried none.</param>
    /// <param name="retryAfter">The answer's <c>Retry-After</c>.</param>
    public static CategorizedException From(HttpStatusCode status, string? code, TimeSpan? retryAfter) => (code, status) switch
    {
        ("apiKeyMissing" or "apiKeyInvalid", _) => Key("refused the key", "set it to the key shown in the account at newsapi.org"),
        ("apiKeyDisabled", _) => Key("has disabled the key", "use another key or ask NewsAPI why"),
        ("apiKeyExhausted", _) => Key("says that the key's requests are used up", "wait for the next day, or use a key of a larger plan"),
        ("parameterInvalid" or "parametersMissing" or "sourcesTooMany" or "sourceDoesNotExist", _) => new InvalidOutputException(
            $"NewsAPI does not know what was asked for ({code}): check country, language and categories of the request."),
        ("rateLimited", _) or (_, HttpStatusCode.TooManyRequests) =>
            new ServiceThrottledException("NewsAPI asks for fewer requests (rateLimited).", retryAfter),
        (_, HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) => Key("refused the key", "set it to a valid key"),
        (_, HttpStatusCode.NotFound) => new MisconfiguredException(
            "There is no NewsAPI at NewsApi:BaseUrl (HTTP 404): set it to https://newsapi.org/ or to the simulator's address."),
        (_, >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest) => new MisconfiguredException(
            $"NewsApi:BaseUrl redirects elsewhere (HTTP {(int)status}): set it to the address that answers itself."),
        _ => new ExternalServiceException($"NewsAPI failed with HTTP {(int)status}."),
    };

    private static MisconfiguredException Key(string what, string remedy) => new($"NewsAPI {what} in NewsApi:ApiKey: {remedy}.");
}
