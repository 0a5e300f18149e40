using System.ComponentModel.DataAnnotations;
using ContentGen.Requests;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Rss;

/// <summary>Feeds that stand in for NewsAPI when it delivers nothing. Section <c>Rss</c>.</summary>
public sealed class RssOptions
{
    public const string SectionName = "Rss";

    /// <summary>
    /// Addresses of RSS or Atom feeds by news category, such as <c>Rss:Feeds:science:0</c>. https, or http on a loopback address.
    /// Default: none, and then NewsAPI has no stand-in.
    /// </summary>
    public Dictionary<string, Uri[]> Feeds { get; set; } = [];

    /// <summary>
    /// Time for all feeds together, beyond what the attempt at NewsAPI took. Default: 10 seconds. Range: 100 milliseconds to 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Largest feed that is read, in bytes. Default: 2 MiB. Range: 1 KiB to 64 MiB.</summary>
    [Range(1024, 64 * 1024 * 1024)]
    public int MaxResponseBytes { get; set; } = 2 * 1024 * 1024;
}

/// <summary>Checks the attributes of <see cref="RssOptions"/>.</summary>
[OptionsValidator]
public sealed partial class RssOptionsValidator : IValidateOptions<RssOptions>;

/// <summary>Checks what attributes cannot say about <see cref="RssOptions"/>.</summary>
public sealed class RssFeedsValidator : IValidateOptions<RssOptions>
{
    public ValidateOptionsResult Validate(string? name, RssOptions options)
    {
        string[] problems = [.. UnknownCategories(options), .. UnsafeAddresses(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> UnknownCategories(RssOptions options) => options.Feeds.Keys
        .Where(category => !NewsCategory.All.Contains(category))
        .Select(category => $"Rss:Feeds:{category} is no news category; use one of {string.Join(", ", NewsCategory.All)}.");

    private static IEnumerable<string> UnsafeAddresses(RssOptions options) =>
        from feeds in options.Feeds
        from feed in feeds.Value
        where !IsSafe(feed)
        select $"Rss:Feeds:{feeds.Key} has '{feed}'; a feed's address must be absolute and https (http on a loopback address only).";

    internal static bool IsSafe(Uri feed) =>
        feed.IsAbsoluteUri && feed.UserInfo.Length == 0 && (feed.Scheme == "https" || (feed.Scheme == "http" && feed.IsLoopback));
}
