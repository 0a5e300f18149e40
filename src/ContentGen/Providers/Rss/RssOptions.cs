using System.ComponentModel.DataAnnotations;

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
