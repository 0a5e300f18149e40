using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.News;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Runs;

/// <summary>All that a run brought together, each with where it came from.</summary>
public sealed record BriefSections(
    Section<HeadlineBatch> Headlines,
    Section<NewsFetcherOutput> News,
    Section<ContentCuratorOutput> Curation,
    IReadOnlyList<Story> Stories,
    Section<FavoriteSelectorOutput> Favorite,
    Section<ScriptGeneratorOutput> Script,
    Section<MediaEnhancerOutput> Media,
    Section<WeekendEventsOutput> Weekend,
    Section<SpeechResult> Audio)
{
    public IReadOnlyDictionary<string, Provenance> Provenances => new Dictionary<string, Provenance>
    {
        [SectionName.Headlines] = Headlines.Provenance,
        [SectionName.News] = News.Provenance,
        [SectionName.Curation] = Curation.Provenance,
        [SectionName.FavoriteStory] = Favorite.Provenance,
        [SectionName.Script] = Script.Provenance,
        [SectionName.MediaEnhancements] = Media.Provenance,
        [SectionName.WeekendRecommendations] = Weekend.Provenance,
        [SectionName.Audio] = Audio.Provenance,
    };
}

/// <summary>Puts a brief together from what a run brought. Pure; word timings are added when the brief is published.</summary>
internal static class BriefAssembler
{
    private const string NoReason = "There was nothing to choose from.";

    public static Brief Assemble(RunContext run, BriefSections sections, string runId, IReadOnlyList<AgentProgress> agents)
    {
        var provenances = sections.Provenances;
        var sentences = sections.Script.Content!.Sentences;
        return new()
        {
            RunId = runId,
            Status = provenances.All(section => EarlierContent.IsWhole(section.Key, section.Value, run.Input.Settings))
                ? BriefStatus.Completed
                : BriefStatus.Partial,
            Emergency = sections.Script.Provenance.Source == SectionSource.Static
                || agents.All(agent => !AgentPlan.IsAgent(agent.Name) || agent.Source is not (SectionSource.Live or SectionSource.Cached)),
            GeneratedAt = run.Now,
            Request = run.Request,
            TraceId = run.Input.TraceId,
            Audio = sections.Audio.Content is { } audio
                ? new(audio.DurationSeconds, audio.Voice, audio.Engine, audio.BilledCharacters)
                : null,
            Sources = [.. sections.Stories
                .SelectMany(story => (story.AlsoReportedBy ?? []).Select(report => report.Source).Prepend(story.Source))
                .Distinct()],
            Why = sections.Curation.Content?.Why ?? NoReason,
            Script = string.Join(' ', sentences.Select(sentence => sentence.Text)),
            Sentences = sentences,
            Grounding = sections.Script.Content.Grounding,
            NewsItems = [.. sections.Stories.Select(ToNewsItem)],
            WordTimings = [],
            AgentOutputs = new(sections.Favorite.Content, sections.Media.Content?.Suggestions, sections.Weekend.Content?.Tips),
            Cost = run.Cost,
            AgentStatus = agents,
            Sections = provenances,
            Errors = run.Log.Errors,
        };
    }

    private static NewsItem ToNewsItem(Story story) => new(
        story.Id,
        story.Title,
        story.Category,
        story.Summary,
        story.RelevanceScore,
        story.Source,
        story.Url,
        story.ImageUrl,
        story.SelectionReason,
        story.PublishedAt)
    { AlsoReportedBy = story.AlsoReportedBy, IsOlder = story.IsOlder, IsRepeated = story.IsRepeated };
}
