using System.ComponentModel.DataAnnotations;

namespace ContentGen.Providers.NewsApi;

/// <summary>How NewsAPI is reached. Section <c>NewsApi</c>.</summary>
public sealed class NewsApiOptions : IValidatableObject
{
    public const string SectionName = "NewsApi";

    /// <summary>Absolute https address, or http on a loopback address. Default: <c>https://newsapi.org/</c>.</summary>
    public Uri BaseUrl { get; set; } = new("https://newsapi.org/");

    /// <summary>
    /// Key of the account, sent as <c>X-Api-Key</c>. Without one no call is made and every fetch fails with a message that says so.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Largest answer that is read, in bytes. Default: 2 MiB. Range: 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024, ErrorMessage = "NewsApi:MaxResponseBytes must be from {1} to {2}.")]
    public int MaxResponseBytes { get; set; } = 2 * 1024 * 1024;

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        if (BaseUrl is not { IsAbsoluteUri: true, Scheme: "http" or "https" })
        {
            yield return new($"NewsApi:BaseUrl is '{BaseUrl}'; it must be an absolute http or https address such as https://newsapi.org/.");
        }
        else if (BaseUrl.Scheme == "http" && !BaseUrl.IsLoopback)
        {
            yield return new($"NewsApi:BaseUrl is '{BaseUrl}'; the key must not travel in the clear: use https, or a loopback address.");
        }
    }
}
