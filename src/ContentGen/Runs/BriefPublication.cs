using ContentGen.Briefs;
using ContentGen.Sections;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Publishes a brief at the end of a run, within what is left of the run's time. A store that cannot be written does not stop the run; the
/// brief is then published later.
/// </summary>
internal static class BriefPublication
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="runEnds">When the run's time limit is over.</param>
    /// <param name="speechFrom">The run whose content the audio is, when it is not the brief's own; its audio replaces the brief's.</param>
    /// <param name="trace">What the run did; null when it is not kept.</param>
    /// <returns>True when the brief is in the store.</returns>
    public static async Task<bool> PublishAsync(
        TaskOrchestrationContext context, Brief brief, RunSettings settings, DateTime runEnds, string? speechFrom = null, RunTrace? trace = null)
    {
        var limit = LimitOf(settings.RunDeadline / 10, runEnds - context.CurrentUtcDateTime);
        var interval = limit / 4 < LongestInterval ? limit / 4 : LongestInterval;
        var call = new PublishCall(brief, brief.Sections[SectionName.Audio].Source is SectionSource.Live or SectionSource.Cached, speechFrom, trace);
        Task publish = await context.CallWithinAsync<string>(
            ActivityName.PublishBrief,
            call,
            mayRetry => new RetryPolicy(3, interval, 2, limit, limit) { HandleFailure = mayRetry },
            limit);
        if (!publish.IsCompletedSuccessfully)
        {
            await PublishLaterAsync(context, call, runEnds);
        }

        return publish.IsCompletedSuccessfully;
    }

    // Until it has begun nobody can be answered with the brief, so a run that is late anyway (its process died) waits for it too. A start
    // that fails or takes longer costs nothing but the brief's way into the archive: its run's output has it.
    private static Task PublishLaterAsync(TaskOrchestrationContext context, PublishCall call, DateTime runEnds)
    {
        var most = (runEnds - context.CurrentUtcDateTime) * 3 / 4;
        var patience = most <= TimeSpan.Zero || most > LongestStart ? LongestStart : most;
        Task start = context.CallActivityAsync<bool>(
            ActivityName.StartPublishLater, call, TaskOptions.FromRetryPolicy(new RetryPolicy(3, Pause, 2)));
        return context.EndsWithinAsync(start, patience);
    }

    // What is left of the run, but no more than publishing may take; a third of a tenth stays for publishing later and the last status.
    private static TimeSpan LimitOf(TimeSpan tenth, TimeSpan left)
    {
        var most = tenth > ShortestLimit ? tenth : ShortestLimit;
        var least = tenth / 3 < ShortestLimit ? tenth / 3 : ShortestLimit;
        var limit = left - least;
        return limit > most ? most : limit < least ? least : limit;
    }
}
