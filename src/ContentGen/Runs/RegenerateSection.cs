using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Runs;

/// <summary>
/// Makes one section of a finished brief again, and what is made from it; everything else stays. The brief keeps its id and its date. Like
/// a run it completes whatever fails: a section that cannot be made again falls back.
/// </summary>
/// <remarks>Replayed from its history: no clock, randomness or I/O here, only the context.</remarks>
public static class RegenerateSectionOrchestrator
{
    public const string FunctionName = "RegenerateBriefSection";

    private const string Kept = "Its section stays as it was.";

    /// <summary>One id a brief, so that only one section of it is made again at a time.</summary>
    public static string IdOf(string runId) => $"regenerate-{runId}";

    [Function(FunctionName)]
    public static async Task<RunResult> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var input = context.GetInput<RegenerateSectionInput>()
            ?? throw new InvalidOperationException(
                $"{FunctionName} needs an input; start it through POST /api/briefs/{{runId}}/sections/{{section}}/regenerate.");
        var old = input.Brief;
        var again = RegenerationPlan.Of(input.Section);
        using var run = new RunContext(context, input.Run, new KeptSections(old, input.Run.Request, again));
        foreach (var kept in AgentPlan.Lines.Where(line => !again.Contains(AgentPlan.SectionOf(line))))
        {
            run.Status.AgentSkipped(kept, Kept);
        }

        var sections = await GenerateBriefOrchestrator.MakeSectionsAsync(
            context, run, DateOnly.FromDateTime(old.GeneratedAt.UtcDateTime));
        AgentProgress[] made = [.. run.Status.Agents.Where(line => again.Contains(AgentPlan.SectionOf(line.Name)))];
        AgentProgress[] agents = [.. run.Status.Agents.Select(line => made.Contains(line) ? line : Earlier(old, line))];
        var brief = BriefAssembler.Assemble(run, sections, old.RunId, agents) with
        {
            GeneratedAt = old.GeneratedAt,
            Request = input.Run.Request with { ForceFresh = old.Request.ForceFresh },
            TraceId = old.TraceId,
            Cost = (old.Cost ?? RunCost.None).Plus(run.Cost),
            Revision = old.Revision + 1,
            UpdatedAt = run.Now,
        };
        // The trace is merged with the run's own where that is kept.
        return await BriefPublication.PublishAsync(
            context, run, brief, made, again.Contains(SectionName.Audio) ? context.InstanceId : null);
    }

    private static AgentProgress Earlier(Brief brief, AgentProgress line) =>
        brief.AgentStatus.FirstOrDefault(earlier => earlier.Name == line.Name) ?? line;
}

/// <summary>Input of the orchestration that makes one section of a finished brief again.</summary>
/// <param name="Brief">The brief as it is, without word timings.</param>
/// <param name="Section">One of <see cref="RegenerationPlan.Sections"/>.</param>
/// <param name="Run">Settings and expectations; its request is the brief's with what is to be different, forced fresh.</param>
public sealed record RegenerateSectionInput(Brief Brief, string Section, GenerateBriefInput Run)
{
    /// <summary>Stands for the caller's <c>Idempotency-Key</c>; null when none was sent.</summary>
    public string? Key { get; init; }
}

/// <summary>Which sections are made again when one is: it, and what is made from it.</summary>
public static class RegenerationPlan
{
    /// <summary>Sections that can be asked for: those of the agents, and the audio. New headlines are a new brief.</summary>
    public static IReadOnlyList<string> Sections { get; } = [.. AgentPlan.Lines.Select(AgentPlan.SectionOf)];

    /// <param name="section">One of <see cref="Sections"/>.</param>
    public static IReadOnlySet<string> Of(string section)
    {
        HashSet<string> again = [section];
        foreach (var line in AgentPlan.Lines)
        {
            if (AgentPlan.Dependencies[line].Any(needed => again.Contains(AgentPlan.SectionOf(needed))))
            {
                again.Add(AgentPlan.SectionOf(line));
            }
        }

        return again;
    }
}

/// <summary>The sections of a finished brief that stay as they are.</summary>
/// <param name="brief">The brief as it was published.</param>
/// <param name="request">The request as it is now: other presenters take over the parts of those before.</param>
/// <param name="again">Names of the sections to make again.</param>
internal sealed class KeptSections(Brief brief, BriefRequest request, IReadOnlySet<string> again)
{
    /// <summary>The brief's own stories as headlines: what an agent that works on headlines is given again.</summary>
    public Section<HeadlineBatch> Headlines { get; } = new(
        brief.NewsItems.Count == 0
            ? null
            : new([.. brief.NewsItems.Select(ToHeadline)], HeadlineFetcher.Provider), brief.Sections[SectionName.Headlines]);

    /// <summary>Null when the section is to be made again.</summary>
    public Section<T>? Find<T>(string section)
        where T : class => again.Contains(section) ? null : new((T?)ContentOf(section), brief.Sections[section]);

    private object? ContentOf(string section) => section switch
    {
        SectionName.News => new NewsFetcherOutput([.. brief.NewsItems.Select(ToStory)]),
        SectionName.Curation =>
            new ContentCuratorOutput([.. brief.NewsItems.Select(item => new Selection(item.Id, item.SelectionReason ?? ""))], brief.Why),
        SectionName.FavoriteStory => brief.AgentOutputs.FavoriteStory,
        SectionName.Script => new ScriptGeneratorOutput(SpeakerTurns.Recast(brief.Sentences, brief.Request.Pair, request.Pair)),
        SectionName.MediaEnhancements =>
            brief.AgentOutputs.MediaEnhancements is { } suggestions ? new MediaEnhancerOutput(suggestions) : null,
        SectionName.WeekendRecommendations => brief.AgentOutputs.WeekendRecommendations is { } tips ? new WeekendEventsOutput(tips) : null,
        SectionName.Audio => brief.Audio is { } audio
            ? new SpeechResult(audio.DurationSeconds, brief.WordTimings.Count, audio.Voice, audio.Engine, audio.BilledCharacters)
            : null,
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, "No section of a brief that is kept."),
    };

    private static Headline ToHeadline(NewsItem item) => new(
        item.Id, item.Title, item.Summary, null, item.Url, item.Image, item.Source, item.PublishedAt, item.Category)
    { AlsoReportedBy = item.AlsoReportedBy, IsOlder = item.IsOlder, IsRepeated = item.IsRepeated };

    internal static Story ToStory(NewsItem item) => new(
        item.Id, item.Title, item.Category, item.Summary, item.RelevanceScore, item.Source, item.Url, item.Image, item.PublishedAt)
    { AlsoReportedBy = item.AlsoReportedBy, IsOlder = item.IsOlder, IsRepeated = item.IsRepeated };
}
