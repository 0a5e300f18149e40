using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Sections;
using ContentGen.Speech;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// Makes sections: by running a step, else from what an earlier run left, else by the section's own fallback. Notes each section's
/// source in the status.
/// </summary>
internal sealed class SectionMaker(
    TaskOrchestrationContext context,
    GenerateBriefInput input,
    StepRunner steps,
    EarlierSections earlier,
    StepJournal journal,
    RunAccount account)
{
    private const string TooLate = "It was left out because the time left was shorter than it usually takes.";
    private const string NoNews = "The news service had no headlines for this request.";

    private readonly Dictionary<string, AgentNote> _notes = [];

    /// <summary>By agent: what its model calls took and where its section came from.</summary>
    public IReadOnlyDictionary<string, AgentNote> Notes => _notes;

    public async Task<Section<HeadlineBatch>> HeadlinesAsync()
    {
        object ToInput(CircuitBreakerPermit permit) => new HeadlinesCall(context.InstanceId, input.Request, permit);

        var step = new RunStep(SectionName.Headlines, null, ActivityName.FetchHeadlines, ServiceName.NewsApi, (permit, _) => ToInput(permit), CallWhenRefused: true)
        {
            IsCached = result => result is HeadlineBatch { CachedAt: not null },
        };
        var result = await steps.RunAsync<HeadlineBatch>(step);
        var section = result.Value is { Headlines.Count: > 0 } batch
            ? earlier.LiveOrCached(batch, batch.CachedAt, EarlierSections.UrlsOf(batch))
            : await earlier.HeadlinesAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.NewsApi)), result);
        if (result.Value is { Headlines.Count: 0 })
        {
            journal.AddError(step.Name, FailureCategory.Validation, NoNews);
        }

        return Fill(SectionName.Headlines, null, section ?? Section.Missing<HeadlineBatch>(result.Reason ?? NoNews));
    }

    public async Task<Section<TOut>> AgentAsync<TIn, TOut>(AgentTask<TIn, TOut> task)
        where TOut : class
    {
        if (AgentPlan.Of(task.Agent).Optional && steps.IsTooLateFor(task.Agent))
        {
            return await WithoutAgentAsync(task, TooLate);
        }

        if (!await account.AllowsAgentAsync(task.Agent))
        {
            journal.AddError(task.Agent, FailureCategory.Configuration, RunAccount.Overspent);
            return await WithoutAgentAsync(task, RunAccount.Overspent);
        }

        var step = new RunStep(task.Agent, task.Agent, AgentPlan.Of(task.Agent).Activity, ServiceName.Bedrock,
            (permit, limits) => new AgentCall<TIn>(context.InstanceId, input.Request, permit, task.Input, limits.AttemptTimeout))
        {
            IsCached = result => result is AgentResult<TOut> { CachedAt: not null },
        };
        var result = await steps.RunAsync<AgentResult<TOut>>(step);
        await SettleAsync(task.Agent, result, made => made.CachedAt is null ? account.BoughtAsync(task.Agent, made.Usage) : account.ReleaseAsync(task.Agent));
        if (result.Value is { Output: { } output } made)
        {
            return Fill(task.Agent, earlier.LiveOrCached(output, made.CachedAt, task.Urls(output)), account.UsageOf(task.Agent, made.Usage));
        }

        var reason = result.Reason ?? "The agent gave no output.";
        var section = await earlier.OutputAsync(task, input.Request, reason, result.ServiceIsOpen) ?? task.Fallback(reason);
        return Fill(task.Agent, section, account.UsageOf(task.Agent));
    }

    /// <summary>Fills an agent's section without calling the agent.</summary>
    public async Task<Section<TOut>> WithoutAgentAsync<TIn, TOut>(AgentTask<TIn, TOut> task, string reason)
        where TOut : class
    {
        journal.LeftOut(task.Agent, reason);
        return Fill(task.Agent, await earlier.OutputAsync(task, input.Request, reason, serviceIsOpen: false) ?? task.Fallback(reason));
    }

    public async Task<Section<SpeechResult>> AudioAsync(IReadOnlyList<string> sentences, IReadOnlyList<string> sourceUrls)
    {
        object ToInput(CircuitBreakerPermit permit) =>
            new SpeechCall(context.InstanceId, sentences, input.Request.Language, input.Request.Voice, permit, input.Request.ForceFresh);

        var step = new RunStep(SectionName.Audio, null, ActivityName.SynthesizeSpeech, ServiceName.AmazonPolly, (permit, _) => ToInput(permit))
        {
            IsCached = result => result is SpeechResult { CachedAt: not null },
        };
        var result = await account.AllowsSpeechAsync(step.Name, sentences)
            ? await steps.RunAsync<SpeechResult>(step)
            : WithoutMoney<SpeechResult>(step);
        await SettleAsync(step.Name, result, speech => speech.CachedAt is null ? account.BoughtAsync(step.Name, speech) : account.ReleaseAsync(step.Name));
        var section = result.Value is { } speech
            ? earlier.LiveOrCached(speech, speech.CachedAt, sourceUrls)
            : await earlier.SpeechAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly)), result, sourceUrls);
        return Fill(SectionName.Audio, null, section ?? Section.Missing<SpeechResult>(result.Reason ?? "The speech service gave no audio."));
    }

    private StepResult<T> WithoutMoney<T>(RunStep step)
        where T : class
    {
        journal.AddError(step.Name, FailureCategory.Configuration, RunAccount.Overspent);
        return StepResult<T>.WithoutValue(RunAccount.Overspent);
    }

    // What came from the cache was paid for by an earlier run.
    private Task SettleAsync<T>(string step, StepResult<T> result, Func<T, Task> settle)
        where T : class => result.Value is { } value ? settle(value)
            : result.ServiceIsOpen ? account.ReleaseAsync(step)
            : account.FailedAsync(step);

    private Section<T> Fill<T>(string agent, Section<T> section, ModelUsage? usage = null)
        where T : class
    {
        _notes[agent] = new(usage, section.Provenance);
        return Fill(AgentPlan.Of(agent).Section, agent, section);
    }

    private Section<T> Fill<T>(string sectionName, string? agent, Section<T> section)
        where T : class
    {
        var isWhole = CacheUse.IsWhole(sectionName, section.Provenance, input.Settings);
        journal.Filled(sectionName, agent, section.Provenance.Source, isWhole);
        return section;
    }
}
