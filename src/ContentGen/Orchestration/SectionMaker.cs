using ContentGen.Agents;
using ContentGen.Audio;
using ContentGen.Caching;
using ContentGen.CircuitBreaker;
using ContentGen.Fallback;
using ContentGen.Headlines;
using ContentGen.Sections;
using ContentGen.Telemetry;
using ContentGen.Tracing;
using Microsoft.DurableTask;

namespace ContentGen.Orchestration;

/// <summary>
/// Makes sections: by running a step, else from what an earlier run left, else by the section's own fallback. Notes each section's
/// source in the status.
/// </summary>
internal sealed class SectionMaker(
    TaskOrchestrationContext context, GenerateBriefInput input, StepRunner steps, RunStatusTracker status, RunMeter meter, RunAccount account)
{
    private const string TooLate = "It was left out because the time left was shorter than it usually takes.";

    private readonly Dictionary<string, AgentNote> _notes = [];

    /// <summary>By agent: what its model call took and where its section came from.</summary>
    public IReadOnlyDictionary<string, AgentNote> Notes => _notes;

    public async Task<Section<HeadlineBatch>> HeadlinesAsync()
    {
        object ToInput(CircuitBreakerPermit permit) => new HeadlinesCall(context.InstanceId, input.Request, permit);

        var step = new RunStep(SectionName.Headlines, null, ActivityName.FetchHeadlines, ServiceName.NewsApi, (permit, _) => ToInput(permit), CallWhenRefused: true)
        {
            IsCached = result => result is HeadlineBatch { CachedAt: not null },
        };
        StepResult<HeadlineBatch> result = await steps.RunAsync<HeadlineBatch>(step);
        Section<HeadlineBatch>? section = result.Value is { Headlines.Count: > 0 } batch
            ? Made(batch, batch.CachedAt, UrlsOf(batch))
            : await EarlierHeadlinesAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.NewsApi)), result);
        return Fill(SectionName.Headlines, null, section
            ?? Section.Missing<HeadlineBatch>(result.Reason ?? "The news service had no headlines for this request."));
    }

    public async Task<Section<TOut>> AgentAsync<TIn, TOut>(AgentTask<TIn, TOut> task)
        where TOut : class
    {
        if (AgentPlan.Of(task.Agent).Optional && steps.IsTooLateFor(task.Agent))
            return await WithoutAgentAsync(task, TooLate);
        if (!await account.AllowsAgentAsync(task.Agent))
            return await WithoutAgentAsync(task, RunAccount.Overspent);

        var step = new RunStep(task.Agent, task.Agent, AgentPlan.Of(task.Agent).Activity, ServiceName.Bedrock,
            (permit, limits) => new AgentCall<TIn>(context.InstanceId, input.Request, permit, task.Input, limits.AttemptTimeout))
        {
            IsCached = result => result is AgentResult<TOut> { CachedAt: not null },
        };
        StepResult<AgentResult<TOut>> result = await steps.RunAsync<AgentResult<TOut>>(step);
        await SettleAsync(task.Agent, result, made => made.CachedAt is null ? account.BoughtAsync(task.Agent, made.Usage) : account.ReleaseAsync(task.Agent));
        if (result.Value is { Output: { } output } made)
            return Fill(task.Agent, Made(output, made.CachedAt, task.Urls(output)), made.CachedAt is null ? made.Usage : null);
        string reason = result.Reason ?? "The agent gave no output.";
        return Fill(task.Agent, await EarlierOutputAsync(task, reason, result.ServiceIsOpen) ?? task.Fallback(reason));
    }

    /// <summary>Fills an agent's section without calling the agent.</summary>
    public async Task<Section<TOut>> WithoutAgentAsync<TIn, TOut>(AgentTask<TIn, TOut> task, string reason)
        where TOut : class
    {
        status.AgentSkipped(task.Agent, reason);
        return Fill(task.Agent, await EarlierOutputAsync(task, reason, serviceIsOpen: false) ?? task.Fallback(reason));
    }

    public async Task<Section<SpeechResult>> AudioAsync(IReadOnlyList<string> sentences, IReadOnlyList<string> sourceUrls)
    {
        object ToInput(CircuitBreakerPermit permit) =>
            new SpeechCall(context.InstanceId, sentences, input.Request.Language, input.Request.Voice, permit, input.Request.ForceFresh);

        var step = new RunStep(SectionName.Audio, null, ActivityName.SynthesizeSpeech, ServiceName.AmazonPolly, (permit, _) => ToInput(permit))
        {
            IsCached = result => result is SpeechResult { CachedAt: not null },
        };
        StepResult<SpeechResult> result = await account.AllowsSpeechAsync(step.Name, sentences)
            ? await steps.RunAsync<SpeechResult>(step)
            : StepResult<SpeechResult>.WithoutValue(RunAccount.Overspent);
        await SettleAsync(step.Name, result, speech => speech.CachedAt is null ? account.BoughtAsync(step.Name, speech) : account.ReleaseAsync(step.Name));
        Section<SpeechResult>? section = result.Value is { } speech
            ? Made(speech, speech.CachedAt, sourceUrls)
            : await EarlierSpeechAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly)), result, sourceUrls);
        return Fill(SectionName.Audio, null, section ?? Section.Missing<SpeechResult>(result.Reason ?? "The speech service gave no audio."));
    }

    // What came from the cache was paid for by an earlier run. A failed purchase stays paid: its attempts may have cost that much.
    private Task SettleAsync<T>(string step, StepResult<T> result, Func<T, Task> settle)
        where T : class => result.Value is { } value ? settle(value)
            : result.ServiceIsOpen ? account.ReleaseAsync(step)
            : Task.CompletedTask;

    private static IEnumerable<string> UrlsOf(HeadlineBatch batch) => batch.Headlines.Select(headline => headline.Url);

    private async Task<Section<HeadlineBatch>?> EarlierHeadlinesAsync(object query, StepResult<HeadlineBatch> result) =>
        await steps.ReadAsync<HeadlineBatch>(ActivityName.ReadCachedHeadlines, query) is { Headlines.Count: > 0, CachedAt: { } madeAt } batch
            ? StandIn(SectionName.Headlines, batch, madeAt, result.Reason, result.ServiceIsOpen, UrlsOf(batch))
            : null;

    private async Task<Section<SpeechResult>?> EarlierSpeechAsync(object query, StepResult<SpeechResult> result, IReadOnlyList<string> sourceUrls) =>
        await steps.ReadAsync<SpeechResult>(ActivityName.ReadCachedSpeech, query) is { CachedAt: { } madeAt } speech
            ? StandIn(SectionName.Audio, speech, madeAt, result.Reason, result.ServiceIsOpen, sourceUrls)
            : null;

    private async Task<Section<TOut>?> EarlierOutputAsync<TIn, TOut>(AgentTask<TIn, TOut> task, string reason, bool serviceIsOpen)
        where TOut : class
    {
        var kept = await steps.ReadAsync<CachedContent<AgentResult<TOut>>>(ActivityName.ReadCachedOutput, new CachedOutputQuery(task.Agent, input.Request));
        if (kept?.Content is not { Output: { } earlier } || kept.Urls is null)
            return null;
        return task.Adopt(earlier, new StoryIds(kept.Urls, StoryUrls.Of(task.Input))) is { } adopted
            ? StandIn(AgentPlan.Of(task.Agent).Section, adopted, kept.MadeAt, reason, serviceIsOpen, task.Urls(adopted))
            : null;
    }

    private Section<T> Made<T>(T content, DateTimeOffset? cachedAt, IEnumerable<string> urls)
        where T : class => cachedAt is { } madeAt
            ? Section.Cached(content, Seconds(AgeOf(madeAt)), CacheUse.Recent, urls)
            : Section.Live(content, urls);

    private Section<T>? StandIn<T>(string section, T content, DateTimeOffset madeAt, string? reason, bool serviceIsOpen, IEnumerable<string> urls)
        where T : class
    {
        TimeSpan age = AgeOf(madeAt);
        return CacheUse.MayStandIn(age, serviceIsOpen, input.Settings)
            ? Section.Cached(content, Seconds(age), CacheUse.StandInReason(reason ?? "It could not be made.", section, age, input.Settings), urls)
            : null;
    }

    private TimeSpan AgeOf(DateTimeOffset madeAt)
    {
        TimeSpan age = context.CurrentUtcDateTime - madeAt.UtcDateTime;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    private static int Seconds(TimeSpan age) => (int)Math.Min(age.TotalSeconds, int.MaxValue);

    private Section<T> Fill<T>(string agent, Section<T> section, ModelUsage? usage = null)
        where T : class
    {
        _notes[agent] = new(usage, section.Provenance);
        return Fill(AgentPlan.Of(agent).Section, agent, section);
    }

    private Section<T> Fill<T>(string sectionName, string? agent, Section<T> section)
        where T : class
    {
        bool isWhole = CacheUse.IsWhole(sectionName, section.Provenance, input.Settings);
        status.SectionFilled(sectionName, agent, section.Provenance.Source, isWhole);
        meter.SectionFilled(sectionName, status.Agents.SingleOrDefault(line => line.Name == agent), section.Provenance.Source, isWhole);
        return section;
    }
}
