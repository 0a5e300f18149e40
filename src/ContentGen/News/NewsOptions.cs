using System.ComponentModel.DataAnnotations;

namespace ContentGen.News;

/// <summary>Where a brief's news comes from, and which of it. Section <c>News</c>.</summary>
public sealed class NewsOptions : IValidatableObject
{
    public const string SectionName = "News";
    public const string NewsApi = "newsapi";
    public const string Feeds = "feeds";

    /// <summary>
    /// What is asked for headlines: <c>newsapi</c>, <c>feeds</c> (those of <c>Rss:Feeds</c>) or both. Default: newsapi alone, and then
    /// feeds stand in for it.
    /// </summary>
    public string[] Sources { get; set; } = [];

    /// <summary>
    /// Age up to which a story is news. Older ones are left out; where fewer than 3 are left, the newest of the last 7 days come in,
    /// and the script says when they were published. Default: 36 hours. Range: 1 hour to 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "7.00:00:00", ErrorMessage = "News:MaxAge must be from {1} to {2}.")]
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(36);

    /// <summary>
    /// How long an edition does not tell a story again. While it has no other, it tells what it told, and the script says so. 0 to let it
    /// repeat itself. Default: 24 hours. Range: 0 to 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00", ErrorMessage = "News:RepeatAfter must be from {1} to {2}.")]
    public TimeSpan RepeatAfter { get; set; } = TimeSpan.FromHours(24);

    /// <summary>
    /// True to read the stories' own pages where a source gives little text, within limits and as their robots.txt allows. Default: false.
    /// </summary>
    public bool FullText { get; set; }

    /// <summary>True when NewsAPI is asked.</summary>
    internal bool AsksNewsApi => Sources.Length == 0 || Has(NewsApi);

    /// <summary>True when feeds are asked whether or not NewsAPI delivers.</summary>
    internal bool AsksFeeds => Has(Feeds);

    IEnumerable<ValidationResult> IValidatableObject.Validate(ValidationContext validationContext) => Sources
        .Where(source => !Is(source, NewsApi) && !Is(source, Feeds))
        .Select(source => new ValidationResult($"News:Sources has '{source}', which is no source; use {NewsApi}, {Feeds} or both."));

    private bool Has(string source) => Sources.Any(given => Is(given, source));

    private static bool Is(string given, string source) => given.Trim().Equals(source, StringComparison.OrdinalIgnoreCase);
}
