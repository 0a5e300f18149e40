using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.NewsApi;

/// <summary>How NewsAPI is reached. Section <c>NewsApi</c>.</summary>
public sealed class NewsApiOptions
{
    public const string SectionName = "NewsApi";

    /// <summary>Absolute http or https address. Default: <c>https://newsapi.org/</c>.</summary>
    [Required]
    public Uri BaseUrl { get; set; } = new("https://newsapi.org/");

    /// <summary>
    /// Key of the account, sent as <c>X-Api-Key</c>. Without one no call is made and every fetch fails with a message that says so.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Largest answer that is read, in bytes. Default: 2 MiB. Range: 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxResponseBytes { get; set; } = 2 * 1024 * 1024;
}

/// <summary>Checks the attributes of <see cref="NewsApiOptions"/>.</summary>
[OptionsValidator]
public sealed partial class NewsApiOptionsValidator : IValidateOptions<NewsApiOptions>;

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
