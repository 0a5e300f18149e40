using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Speech;
using Microsoft.DurableTask;

namespace ContentGen.Runs;

/// <summary>
/// What a run makes its sections with. A section is made by running a step, else from what an earlier run left, else by its own fallback;
/// where it came from is noted in the status. It never throws because of an activity.
/// </summary>
internal sealed class RunContext : IDisposable
{
    private const string TooLate = "It was left out because the time left was shorter than it usually takes.";
    private const string NoNews = "The news service had no headlines for this request.";
    private const string NoHeadlines = "There were no headlines to work on.";

    private readonly TaskOrchestrationContext _context;
    private readonly KeptSections? _kept;
    private readonly StepRunner _steps;
    private readonly EarlierContent _earlier;
    private readonly RunAccount _account;
    private readonly Dictionary<string, AgentNote> _notes = [];

    /// <param name="status">Where the run's progress is shown.</param>
    /// <param name="kept">Sections that are not made because a finished brief has them; null for a new brief.</param>
    public RunContext(TaskOrchestrationContext context, GenerateBriefInput input, RunStatusTracker status, KeptSections? kept = null)
    {
        _context = context;
        _kept = kept;
        Input = input;
        StartedAt = Now;
        Deadline = new(context, input.Settings.RunDeadline);
        _account = new(context, input.Settings, Deadline);
        Log = new(context, status, Deadline, _account, input.Settings);
        _steps = new(
            context, input.Settings, new(input.Expectations, input.Settings.AgentTimeout, input.Settings.MaxAttempts), Deadline, Log);
        _earlier = new(context, input.Settings, Deadline, Log, kept is null ? context.InstanceId : null);
    }

    public GenerateBriefInput Input { get; }

    public BriefRequest Request => Input.Request;

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset Now => new(_context.CurrentUtcDateTime, TimeSpan.Zero);

    public RunDeadline Deadline { get; }

    public RunLog Log { get; }

    public RunCost Cost => _account.Cost;

    /// <summary>By agent: what its model calls took and where its section came from.</summary>
    public IReadOnlyDictionary<string, AgentNote> Notes => _notes;

    public async Task<Section<HeadlineBatch>> HeadlinesAsync()
    {
        if (_kept is not null)
        {
            return _kept.Headlines;
        }

        object ToInput(CircuitBreakerPermit permit, TimeSpan? limit = null) =>
            new HeadlinesCall(_context.InstanceId, Request, permit, limit);
        var step = new RunStep(
            SectionName.Headlines, null, FetchHeadlinesActivity.FunctionName, ServiceName.NewsApi, ToInput, CallWhenRefused: true);
        var result = await _steps.RunAsync<HeadlineBatch>(step);
        var section = result.Value is { Headlines.Count: > 0 } batch
            ? _earlier.LiveOrCached(batch, batch.CachedAt, EarlierContent.UrlsOf(batch))
            : await _earlier.HeadlinesAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.NewsApi)), result);
        if (result.Value is { Headlines.Count: 0 })
        {
            Log.AddError(step.Name, FailureCategory.Validation, NoNews);
        }

        return Log.Filled(SectionName.Headlines, null, section ?? Section.Missing<HeadlineBatch>(result.Reason ?? NoNews));
    }

    /// <summary>Makes an agent's section.</summary>
    public async Task<Section<TOut>> AskAsync<TIn, TOut>(Agent<TIn, TOut> agent, TIn input)
        where TOut : class
    {
        var plan = AgentPlan.Of(agent.Name);
        if (_kept?.Find<TOut>(plan.Section) is { } kept)
        {
            return kept;
        }

        if (!agent.NeedsNoStories && agent.Stories(input).Count == 0)
        {
            return await WithoutAgentAsync(agent, input, NoHeadlines);
        }

        if (Input.Settings.OptionalAgents.Contains(agent.Name) && _steps.IsTooLateFor(agent.Name))
        {
            return await WithoutAgentAsync(agent, input, TooLate);
        }

        if (!await _account.AllowsAgentAsync(agent.Name, agent.TokensNeeded(Input.Request)))
        {
            Log.Overspent(agent.Name);
            return await WithoutAgentAsync(agent, input, RunAccount.Overspent);
        }

        var step = new RunStep(agent.Name, agent.Name, plan.Activity, ServiceName.Bedrock,
            (permit, limit) => new AgentCall<TIn>(_context.InstanceId, Request, permit, input, limit));
        var result = await _steps.RunAsync<AgentResult<TOut>>(step);
        await SettleAsync(agent.Name, result, made => _account.BoughtAsync(agent.Name, made.Usage));
        if (result.Value is { Output: { } output } made)
        {
            return Fill(
                agent.Name,
                _earlier.LiveOrCached(output, made.CachedAt, agent.SourceUrls(output, input)),
                _account.UsageOf(agent.Name, made.Usage));
        }

        var reason = result.Reason ?? "The agent gave no output.";
        return Fill(
            agent.Name,
            await _earlier.OutputAsync(agent, input, Request, reason, result.ServiceIsOpen) ?? agent.Fallback(input, Request, reason),
            _account.UsageOf(agent.Name));
    }

    /// <summary>Has the script spoken.</summary>
    public async Task<Section<SpeechResult>> SpeakAsync(Section<ScriptGeneratorOutput> script)
    {
        if (_kept?.Find<SpeechResult>(SectionName.Audio) is { } kept)
        {
            return kept;
        }

        var sentences = ScriptParagraphs.Of(script.Content!.Sentences);
        var voice = Request.Voices is [var first, ..] ? first : Request.Voice;
        var sourceUrls = script.Provenance.SourceUrls;
        object ToInput(CircuitBreakerPermit permit, TimeSpan? limit = null) =>
            new SpeechCall(_context.InstanceId, sentences, Request.Language, voice, permit, Request.ForceFresh, limit)
            {
                Speakers = ScriptParagraphs.SpeakersOf(script.Content.Sentences),
            };
        var step = new RunStep(
            SectionName.Audio, AgentName.Audio, SynthesizeSpeechActivity.FunctionName, ServiceName.AmazonPolly, ToInput);
        StepResult<SpeechResult> result;
        if (await _account.AllowsSpeechAsync(step.Name, sentences))
        {
            result = await _steps.RunAsync<SpeechResult>(step);
            await SettleAsync(step.Name, result, speech => _account.BoughtAsync(step.Name, speech));
        }
        else
        {
            Log.Overspent(step.Name);
            Log.LeftOut(AgentName.Audio, RunAccount.Overspent);
            result = new(null, RunAccount.Overspent);
            await _account.ReleaseAsync(step.Name);
        }

        var section = result.Value is { } speech
            ? _earlier.LiveOrCached(speech, speech.CachedAt, sourceUrls)
            : await _earlier.SpeechAsync(ToInput(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly)), result, sourceUrls);
        section ??= Section.Missing<SpeechResult>(result.Reason ?? "The speech service gave no audio.");
        return Log.Filled(SectionName.Audio, AgentName.Audio, section);
    }

    /// <summary>Waits for two sections that are made side by side.</summary>
    public async Task<(T1 One, T2 Other)> PairAsync<T1, T2>(Task<T1> one, Task<T2> other)
    {
        await Task.WhenAll(one, other);
        return (one.Result, other.Result);
    }

    public void Dispose() => Deadline.Dispose();

    /// <summary>Fills an agent's section without calling the agent.</summary>
    private async Task<Section<TOut>> WithoutAgentAsync<TIn, TOut>(Agent<TIn, TOut> agent, TIn input, string reason)
        where TOut : class
    {
        Log.LeftOut(agent.Name, reason);
        return Fill(
            agent.Name,
            await _earlier.OutputAsync(agent, input, Request, reason, serviceIsOpen: false) ?? agent.Fallback(input, Request, reason));
    }

    // What came from the cache was paid for by an earlier run.
    private Task SettleAsync<T>(string step, StepResult<T> result, Func<T, Task> boughtAsync)
        where T : class, ICacheable => result.Value is { CachedAt: null } made ? boughtAsync(made)
            : result.Value is not null || result.ServiceIsOpen ? _account.ReleaseAsync(step)
            : _account.FailedAsync(step);

    private Section<T> Fill<T>(string agent, Section<T> section, ModelUsage? usage = null)
        where T : class
    {
        _notes[agent] = new(usage, section.Provenance);
        return Log.Filled(AgentPlan.Of(agent).Section, agent, section);
    }
}
