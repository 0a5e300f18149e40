using Microsoft.Extensions.Options;

namespace ContentGen.Providers.NewsApi;

/// <summary>Checks what attributes cannot say about <see cref="NewsApiOptions"/>.</summary>
public sealed class NewsApiAddressValidator : IValidateOptions<NewsApiOptions>
{
    public ValidateOptionsResult Validate(string? name, NewsApiOptions options)
    {
        var url = options.BaseUrl;
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            return ValidateOptionsResult.Fail(
                $"NewsApi:BaseUrl is '{url}'; it must be an absolute http or https address such as https://newsapi.org/.");
        }

        return url.Scheme == "http" && !url.IsLoopback
            ? ValidateOptionsResult.Fail(
                $"NewsApi:BaseUrl is '{url}'; the key must not travel in the clear: use https, or a loopback address.")
            : ValidateOptionsResult.Success;
    }
}
