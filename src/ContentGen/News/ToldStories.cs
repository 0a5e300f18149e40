using ContentGen.News.Cleaning;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>Stories that have been told: the same address, but for tracking, or nearly the same title is the same story.</summary>
public sealed class ToldStories
{
    private readonly HashSet<string> _addresses = [];
    private readonly KnownEvents _events = new();

    /// <param name="stories">Title of each, and the addresses of all that reported it.</param>
    public ToldStories(IEnumerable<(string Title, IEnumerable<string> Urls)> stories)
    {
        foreach (var (title, urls) in stories)
        {
            _events.Add(title, null);
            _addresses.UnionWith(urls.Select(Address).OfType<string>());
        }
    }

    public static ToldStories None { get; } = new([]);

    /// <param name="text">The story's summary; null when there is none.</param>
    public bool Has(string title, string? text, string url) =>
        (Address(url) is { } address && _addresses.Contains(address)) || _events.Find(title, text) is not null;

    private static string? Address(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? HeadlineKeys.Address(uri) : null;
}

/// <summary>What an edition has told lately.</summary>
public interface IEditionMemory
{
    /// <summary>
    /// The stories of the edition's briefs of the last <see cref="NewsOptions.RepeatAfter"/>, but for the run's own; none for a request
    /// without an edition. It never fails: what cannot be read in time counts as nothing told.
    /// </summary>
    Task<ToldStories> ReadAsync(string runId, BriefRequest request, CancellationToken cancellationToken);
}
