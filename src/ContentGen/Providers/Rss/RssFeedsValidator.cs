using ContentGen.Requests;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Rss;

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
