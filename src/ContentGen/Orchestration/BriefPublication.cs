using ContentGen.Briefs;
using ContentGen.Sections;
using ContentGen.Tracing;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>Publishes a brief at the end of a run, bounded in time. A store that cannot be written does not stop the run.</summary>
internal static class BriefPublication
{
    private static readonly TimeSpan RetryInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);

    /// <returns>True when the brief is in the store.</returns>
    public static async Task<bool> PublishAsync(TaskOrchestrationContext context, Brief brief, RunTrace trace, RunSettings settings)
    {
        using var published = new CancellationTokenSource();
        TimeSpan limit = settings.RunDeadline / 10 > ShortestLimit ? settings.RunDeadline / 10 : ShortestLimit;
        bool hasAudio = brief.Sections[SectionName.Audio].Source == SectionSource.Live;
        Task publish = context.CallActivityAsync<string>(
            ActivityName.PublishBrief, new PublishCall(brief, hasAudio, trace), TaskOptions.FromRetryPolicy(new RetryPolicy(3, RetryInterval, 2, limit, limit)));
        Task tooLong = context.CreateTimer(limit, published.Token);

        await Task.WhenAny(publish, tooLong);
        published.Cancel();
        return publish.IsCompletedSuccessfully;
    }
}
