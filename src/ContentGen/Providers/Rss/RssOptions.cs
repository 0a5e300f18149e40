using System.ComponentModel.DataAnnotations;
using ContentGen.Requests;

namespace ContentGen.Providers.Rss;

/// <summary>The feeds: a source of news, or the stand-in for NewsAPI; see <c>News:Sources</c>. Section <c>Rss</c>.</summary>
public sealed class RssOptions : IValidatableObject
{
    public const string SectionName = "Rss";

    /// <summary>
    /// Addresses of RSS, Atom or JSON feeds by news category, such as <c>Rss:Feeds:science:0</c>. https, or http on a loopback address.
    /// Default: none, and then NewsAPI has no stand-in.
    /// </summary>
    public Dictionary<string, Uri[]> Feeds { get; set; } = [];

    /// <summary>
    /// Time for all feeds together, beyond what the attempt at NewsAPI took. Default: 10 seconds. Range: 100 milliseconds to 1 minute.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00", ErrorMessage = "Rss:Timeout must be from {1} to {2}.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Largest feed that is read, in bytes after decompression; a larger one fails. Default: 2 MiB. Range: 1 KiB to 64 MiB.
    /// </summary>
    [Range(1024, 64 * 1024 * 1024, ErrorMessage = "Rss:MaxResponseBytes must be from {1} to {2}.")]
    public int MaxResponseBytes { get; set; } = 2 * 1024 * 1024;

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext)
    {
        foreach (var category in Feeds.Keys.Except(NewsCategory.All))
        {
            yield return new($"Rss:Feeds:{category} is no news category; use one of {string.Join(", ", NewsCategory.All)}.");
        }

        foreach (var (category, feeds) in Feeds)
        {
            foreach (var feed in feeds.Where(feed => !IsSafe(feed)))
            {
                yield return new(
                    $"Rss:Feeds:{category} has '{feed}'; a feed's address must be absolute and https (http on a loopback address only).");
            }
        }
    }

    /// <summary>True for an address at which a feed may be read.</summary>
    internal static bool IsSafe(Uri feed) =>
        feed.IsAbsoluteUri && feed.UserInfo.Length == 0 && (feed.Scheme == "https" || (feed.Scheme == "http" && feed.IsLoopback));
}
