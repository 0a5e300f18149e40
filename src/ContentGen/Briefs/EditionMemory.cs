using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Resilience;

namespace ContentGen.Briefs;

/// <summary>
/// What an edition has told lately, by the index of briefs. A brief whose making fell back has told its stories all the same.
/// </summary>
public sealed partial class EditionMemory(
    BriefIndex index, IOptions<NewsOptions> news, TimeLimits limits, ILogger<EditionMemory> logger) : IEditionMemory
{
    /// <summary>Longest wait for the store: 2 seconds.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<ToldStories> ReadAsync(string runId, BriefRequest request, CancellationToken cancellationToken)
    {
        if (request.Edition is not { } edition || news.Value.RepeatAfter == TimeSpan.Zero)
        {
            return ToldStories.None;
        }

        try
        {
            return await limits.RunAsync("edition-memory", Patience, token => ReadAsync(runId, edition, token), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogUnreadable(runId, edition, exception);
            return ToldStories.None;
        }
    }

    private async Task<ToldStories> ReadAsync(string runId, string edition, CancellationToken cancellationToken)
    {
        var since = limits.Time.GetUtcNow() - news.Value.RepeatAfter;
        var briefs = await index.NewestFirstAsync(after: null, cancellationToken)
            .TakeWhile(brief => brief.GeneratedAt >= since)
            .Where(brief => brief.RunId != runId && edition.Equals(brief.Edition, StringComparison.OrdinalIgnoreCase))
            .ToListAsync(cancellationToken);
        return new(briefs.SelectMany(brief => brief.Stories).Select(story => (story.Title, (story.OtherUrls ?? []).Prepend(story.Url))));
    }

    [LoggerMessage(
        3110, LogLevel.Warning, "Run {RunId}: what the edition {Edition} has told lately cannot be read; stories of it may be told again.")]
    private partial void LogUnreadable(string runId, string edition, Exception exception);
}
