using ContentGen.Agents;
using ContentGen.Cache;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Speech;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>Sections made of what earlier runs left, with its age; null where there is nothing that may stand in.</summary>
internal sealed class EarlierSections(TaskOrchestrationContext context, RunSettings settings, EarlierContent content)
{
    public static IEnumerable<string> UrlsOf(HeadlineBatch batch) => batch.Headlines.Select(headline => headline.Url);

    /// <summary>A section of content that a step has just brought: made now, or a short while ago.</summary>
    /// <param name="cachedAt">When it was made, if not just now.</param>
    public Section<T> LiveOrCached<T>(T content, DateTimeOffset? cachedAt, IEnumerable<string> urls)
        where T : class => cachedAt is { } madeAt
            ? Section.Cached(content, Seconds(AgeOf(madeAt)), CacheUse.Recent, urls)
            : Section.Live(content, urls);

    public async Task<Section<HeadlineBatch>?> HeadlinesAsync(object query, StepResult<HeadlineBatch> result) =>
        await content.ReadAsync<HeadlineBatch>(ActivityName.ReadCachedHeadlines, query) is { Headlines.Count: > 0, CachedAt: { } madeAt } batch
            ? StandIn(SectionName.Headlines, batch, madeAt, result.Reason, result.ServiceIsOpen, UrlsOf(batch))
            : null;

    public async Task<Section<SpeechResult>?> SpeechAsync(object query, StepResult<SpeechResult> result, IReadOnlyList<string> sourceUrls) =>
        await content.ReadAsync<SpeechResult>(ActivityName.ReadCachedSpeech, query) is { CachedAt: { } madeAt } speech
            ? StandIn(SectionName.Audio, speech, madeAt, result.Reason, result.ServiceIsOpen, sourceUrls)
            : null;

    public async Task<Section<TOut>?> OutputAsync<TIn, TOut>(AgentTask<TIn, TOut> task, BriefRequest request, string reason, bool serviceIsOpen)
        where TOut : class
    {
        var kept = await content.ReadAsync<CachedContent<AgentResult<TOut>>>(ActivityName.ReadCachedOutput, new CachedOutputQuery(task.Agent, request));
        if (kept?.Content is not { Output: { } output } || kept.Urls is null)
        {
            return null;
        }

        try
        {
            return task.Adopt(output, new StoryIds(kept.Urls, StoryUrls.Of(task.Input))) is { } adopted
                ? StandIn(AgentPlan.Of(task.Agent).Section, adopted, kept.MadeAt, reason, serviceIsOpen, [.. task.Urls(adopted)])
                : null;
        }
        catch (Exception exception) when (exception is NullReferenceException or ArgumentException)
        {
            content.Reject(ActivityName.ReadCachedOutput, exception); // It lacks something that it must have.
            return null;
        }
    }

    private Section<T>? StandIn<T>(string section, T content, DateTimeOffset madeAt, string? reason, bool serviceIsOpen, IEnumerable<string> urls)
        where T : class
    {
        var age = AgeOf(madeAt);
        return CacheUse.MayStandIn(age, serviceIsOpen, settings)
            ? Section.Cached(content, Seconds(age), CacheUse.StandInReason(reason ?? "It could not be made.", section, age, settings), urls)
            : null;
    }

    private TimeSpan AgeOf(DateTimeOffset madeAt)
    {
        var age = context.CurrentUtcDateTime - madeAt.UtcDateTime;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    private static int Seconds(TimeSpan age) => (int)Math.Min(age.TotalSeconds, int.MaxValue);
}
