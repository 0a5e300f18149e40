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

    /// <param name="kept">Sections that are not made because a finished brief has them; null for a new brief.</param>
    public RunContext(TaskOrchestrationContext context, GenerateBriefInput input, KeptSections? kept = null)
    {
        var settings = input.Settings;
        _context = context;
        _kept = kept;
        Input = input;
        StartedAt = Now;
        Status = new(context, input.EstimatedDuration);
        Deadline = new(context, settings.RunDeadline);
        _account = new(context, settings, Deadline);
        Log = new(context, Status, Deadline, _account, settings);
        _steps = new(context, settings, new(input.Expectations, settings.AgentTimeout, settings.MaxAttempts), Deadline, Log);
        _earlier = new(context, settings, Deadline, Log, kept is null ? context.InstanceId : null);
    }

    public GenerateBriefInput Input { get; }

    public BriefRequest Request => Input.Request;

    public DateTimeOffset StartedAt { get; }

    public DateTimeOffset Now => new(_context.CurrentUtcDateTime, TimeSpan.Zero);

    public RunDeadline Deadline { get; }

    public RunStatusTracker Status { get; }

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

        var step = new RunStep(SectionName.Headlines, null, FetchHeadlinesActivity.FunctionName, ServiceName.NewsApi,
            (permit, limit) => new HeadlinesCall(_context.InstanceId, Request, permit, limit), CallWhenRefused: true);
        var result = await _steps.RunAsync<HeadlineBatch>(step);
        if (result.Value is { Headlines.Count: 0 })
        {
            Log.AddError(step.Name, FailureCategory.Validation, NoNews);
            result = new(null, null);
        }

        return await FillAsync(step, result, ReadCachedHeadlinesActivity.FunctionName, NewsUrls, NoNews);

        static IEnumerable<string> NewsUrls(HeadlineBatch batch) => batch.Headlines.Select(headline => headline.Url);
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

        var step = new RunStep(agent.Name, agent.Name, plan.Activity, ServiceName.Bedrock,
            (permit, limit) => new AgentCall<TIn>(_context.InstanceId, Request, permit, input, limit));
        var result = await MakeAsync();
        var reason = result.Reason ?? "The agent gave no output.";
        var section = result.Value is { Output: { } output } made
            ? _earlier.LiveOrCached(output, made.CachedAt, agent.SourceUrls(output, input))
            : await _earlier.OutputAsync(agent, input, Request, reason, result.ServiceIsOpen) ?? agent.Fallback(input, Request, reason);
        _notes[agent.Name] = new(_account.UsageOf(agent.Name, result.Value?.Usage), section.Provenance);
        return Log.Filled(plan.Section, agent.Name, section);

        async Task<StepResult<AgentResult<TOut>>> MakeAsync()
        {
            if (!agent.NeedsNoStories && agent.Stories(input).Count == 0)
            {
                return Log.LeftOut<AgentResult<TOut>>(step, NoHeadlines);
            }

            if (Input.Settings.OptionalAgents.Contains(agent.Name) && _steps.IsTooLateFor(agent.Name))
            {
                return Log.LeftOut<AgentResult<TOut>>(step, TooLate);
            }

            return await _account.AllowsAgentAsync(agent.Name, agent.TokensNeeded(Request))
                ? await BuyAsync<AgentResult<TOut>>(step, made => _account.BoughtAsync(agent.Name, made.Usage))
                : Log.Overspent<AgentResult<TOut>>(step);
        }
    }

    /// <summary>Has the script spoken.</summary>
    public async Task<Section<SpeechResult>> SpeakAsync(Section<ScriptGeneratorOutput> script)
    {
        if (_kept?.Find<SpeechResult>(SectionName.Audio) is { } kept)
        {
            return kept;
        }

        var sentences = ScriptParagraphs.Of(script.Content!.Sentences);
        var speakers = ScriptParagraphs.SpeakersOf(script.Content.Sentences);
        var voice = Request.Voices is [var first, ..] ? first : Request.Voice;
        var step = new RunStep(SectionName.Audio, AgentName.Audio, SynthesizeSpeechActivity.FunctionName, ServiceName.AmazonPolly,
            (permit, limit) => new SpeechCall(
                _context.InstanceId, sentences, Request.Language, voice, permit, Request.ForceFresh, limit)
            { Speakers = speakers });
        var result = await MakeAsync();
        return await FillAsync(
            step, result, ReadCachedSpeechActivity.FunctionName, _ => script.Provenance.SourceUrls, "The speech service gave no audio.");

        async Task<StepResult<SpeechResult>> MakeAsync()
        {
            if (await _account.AllowsSpeechAsync(step.Name, sentences))
            {
                return await BuyAsync<SpeechResult>(step, speech => _account.BoughtAsync(step.Name, speech));
            }

            // Nothing was set aside. Runs under way have told the budget so, and are replayed.
            var leftOut = Log.Overspent<SpeechResult>(step);
            await _account.ReleaseAsync(step.Name);
            return leftOut;
        }
    }

    /// <summary>Waits for two sections that are made side by side.</summary>
    public async Task<(T1 One, T2 Other)> PairAsync<T1, T2>(Task<T1> one, Task<T2> other)
    {
        await Task.WhenAll(one, other);
        return (one.Result, other.Result);
    }

    public void Dispose() => Deadline.Dispose();

    /// <summary>Runs a step and settles what was set aside for it.</summary>
    private async Task<StepResult<T>> BuyAsync<T>(RunStep step, Func<T, Task> boughtAsync)
        where T : class, ICacheable
    {
        var result = await _steps.RunAsync<T>(step);
        // What came from the cache was paid for by an earlier run.
        await (result.Value is { CachedAt: null } made ? boughtAsync(made)
            : result.Value is not null || result.ServiceIsOpen || !result.WasBegun ? _account.ReleaseAsync(step.Name)
            : _account.FailedAsync(step.Name));
        return result;
    }

    /// <summary>A section of what a step brought, else of what it brought to an earlier run; missing without both.</summary>
    /// <param name="readEarlier">The activity that reads the latter.</param>
    private async Task<Section<T>> FillAsync<T>(
        RunStep step, StepResult<T> result, string readEarlier, Func<T, IEnumerable<string>> urlsOf, string whyMissing)
        where T : class, ICacheable
    {
        var section = result.Value is { } made
            ? _earlier.LiveOrCached(made, made.CachedAt, urlsOf(made))
            : await _earlier.ResultAsync(step, result, readEarlier, urlsOf) ?? Section.Missing<T>(result.Reason ?? whyMissing);
        return Log.Filled(step.Name, step.Agent, section);
    }
}
