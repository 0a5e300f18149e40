using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Editions;
using ContentGen.Learning;
using ContentGen.Requests;

namespace ContentGen.Runs;

/// <summary>Input of the orchestration.</summary>
/// <param name="TraceId">Id of the trace that the start request belongs to, 32 hexadecimal digits.</param>
/// <param name="EstimatedDuration">What the run is expected to take.</param>
public sealed record GenerateBriefInput(BriefRequest Request, RunSettings Settings, string TraceId, TimeSpan EstimatedDuration)
{
    /// <summary>What is expected of each step, by plan and by what earlier runs taught; null for what the plan has.</summary>
    public IReadOnlyDictionary<string, AgentExpectation>? Expectations { get; init; }

    /// <summary>How the script is reviewed before it is spoken; null when it is not.</summary>
    public ReviewTerms? Review { get; init; }

    /// <summary>Stands for what the caller sent: the same key with another body is refused. Null where no caller asked.</summary>
    public string? BodyFingerprint { get; init; }
}

/// <summary>
/// Output of the orchestration. It carries the brief (without word timings), so that a brief is delivered also when the store could
/// not be written.
/// </summary>
/// <param name="Stored">True when the brief is in the content store.</param>
public sealed record RunResult(Brief Brief, bool Stored);

/// <summary>
/// Makes one brief. It completes for every input it was started with, whatever fails and however: sections that could not be made are
/// replaced or left out, and say so.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class GenerateBriefOrchestrator
{
    public const string FunctionName = "GenerateBrief";

    /// <returns>Null when the script was rejected in review, or given up because nobody reviewed it.</returns>
    [Function(FunctionName)]
    public static async Task<RunResult?> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<GenerateBriefInput>()
            ?? throw new InvalidOperationException($"{FunctionName} needs an input; start it through POST /api/generate-fresh.");
        using var run = new RunContext(context, input);

        BriefSections sections;
        try
        {
            sections = await MakeSectionsAsync(context, run, DateOnly.FromDateTime(context.CurrentUtcDateTime));
        }
        catch (ScriptRefusedException refused)
        {
            run.Status.Refused(refused.Message);
            return null;
        }

        var brief = BriefAssembler.Assemble(run, sections, context.InstanceId, run.Status.Agents);
        var result = await BriefPublication.PublishAsync(context, run, brief, brief.AgentStatus);
        run.Log.Delivered(brief);
        return result;
    }

    /// <summary>The flow of a run: headlines, then pair after pair, with the audio made beside the last pair.</summary>
    /// <param name="day">The day that the brief is of.</param>
    /// <exception cref="ScriptRefusedException">A person, or the time for review, has decided that there is to be no brief.</exception>
    internal static async Task<BriefSections> MakeSectionsAsync(TaskOrchestrationContext context, RunContext run, DateOnly day)
    {
        var headlines = await run.HeadlinesAsync();
        var material = headlines.Content?.Headlines ?? [];
        var (news, curation) = await run.PairAsync(
            run.AskAsync(NewsFetcherAgent.Instance, new(material)), run.AskAsync(ContentCuratorAgent.Instance, new(material)));
        var stories = StorySelection.Choose(news.Content, curation.Content, run.Request.MaxStories);
        run.Status.StoriesChosen(stories);
        var (favorite, script) = await run.PairAsync(
            run.AskAsync(FavoriteSelectorAgent.Instance, new(stories)), run.AskAsync(ScriptGeneratorAgent.Instance, new(stories, day)));
        if (run.Input.Review is { } terms)
        {
            script = await ScriptApproval.WaitAsync(context, run, terms, script, stories, day);
        }

        var speaking = run.SpeakAsync(script);
        var (media, weekend) = await run.PairAsync(
            run.AskAsync(MediaEnhancerAgent.Instance, new(stories)), run.AskAsync(WeekendEventsAgent.Instance, new(stories, day)));
        return new(headlines, news, curation, stories, favorite, script, media, weekend, await speaking);
    }
}
