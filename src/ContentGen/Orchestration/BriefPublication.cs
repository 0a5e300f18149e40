using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Tracing;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>Publishes a brief at the end of a run, bounded in time. A store that cannot be written does not stop the run.</summary>
internal static class BriefPublication
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);

    /// <returns>True when the brief is in the store.</returns>
    public static async Task<bool> PublishAsync(
        TaskOrchestrationContext context, Brief brief, RunTrace trace, RunSettings settings, DateTime runEnds)
    {
        using var published = new CancellationTokenSource();
        TimeSpan limit = LimitOf(settings.RunDeadline / 10, runEnds - context.CurrentUtcDateTime);
        TimeSpan interval = limit / 4 < LongestInterval ? limit / 4 : LongestInterval;
        bool hasAudio = brief.Sections[SectionName.Audio].Source is SectionSource.Live or SectionSource.Cached;
        Task publish = context.CallActivityAsync<string>(
            ActivityName.PublishBrief, new PublishCall(brief, hasAudio, trace), TaskOptions.FromRetryPolicy(new RetryPolicy(3, interval, 2, limit, limit)));
        Task tooLong = context.CreateTimer(limit, published.Token);

        await Task.WhenAny(publish, tooLong);
        published.Cancel();
        return publish.IsCompletedSuccessfully;
    }

    // What is left of the run, but no more than publishing may take and no less than it needs.
    private static TimeSpan LimitOf(TimeSpan tenth, TimeSpan left)
    {
        TimeSpan most = tenth > ShortestLimit ? tenth : ShortestLimit;
        TimeSpan least = tenth / 2 < ShortestLimit ? tenth / 2 : ShortestLimit;
        return left > most ? most : left < least ? least : left;
    }
}
