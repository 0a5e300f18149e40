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

/// <summary>The sections of a finished brief that stay as they are; null where one is to be made again.</summary>
/// <param name="brief">The brief as it was published.</param>
/// <param name="again">Names of the sections to make again.</param>
internal sealed class KeptSections(Brief brief, IReadOnlySet<string> again)
{
    /// <summary>The brief's own stories as headlines: what an agent that works on headlines is given again.</summary>
    public Section<HeadlineBatch> Headlines { get; } = new(
        brief.NewsItems.Count == 0 ? null : new([.. brief.NewsItems.Select(ToHeadline)], HeadlineFetcher.Provider), brief.Sections[SectionName.Headlines]);

    public Section<NewsFetcherOutput>? News => Keep(SectionName.News, new NewsFetcherOutput([.. brief.NewsItems.Select(ToStory)]));

    public Section<ContentCuratorOutput>? Curation => Keep(
        SectionName.Curation,
        new ContentCuratorOutput([.. brief.NewsItems.Select(item => new Selection(item.Id, item.SelectionReason ?? ""))], brief.Why));

    public Section<FavoriteSelectorOutput>? Favorite => Keep(SectionName.FavoriteStory, brief.AgentOutputs.FavoriteStory);

    public Section<ScriptGeneratorOutput>? Script => Keep(SectionName.Script, new ScriptGeneratorOutput(brief.Sentences));

    public Section<MediaEnhancerOutput>? Media => Keep(
        SectionName.MediaEnhancements, brief.AgentOutputs.MediaEnhancements is { } suggestions ? new MediaEnhancerOutput(suggestions) : null);

    public Section<WeekendEventsOutput>? Weekend => Keep(
        SectionName.WeekendRecommendations, brief.AgentOutputs.WeekendRecommendations is { } tips ? new WeekendEventsOutput(tips) : null);

    public Section<SpeechResult>? Audio => Keep(
        SectionName.Audio,
        brief.Audio is { } audio ? new SpeechResult(audio.DurationSeconds, brief.WordTimings.Count, audio.Voice, audio.Engine, audio.BilledCharacters) : null);

    private static Headline ToHeadline(NewsItem item) => new(
        item.Id, item.Title, item.Summary, null, item.Url, item.Image, item.Source, item.PublishedAt, item.Category);

    private static Story ToStory(NewsItem item) => new(
        item.Id, item.Title, item.Category, item.Summary, item.RelevanceScore, item.Source, item.Url, item.Image, item.PublishedAt);

    private Section<T>? Keep<T>(string section, T? content)
        where T : class => again.Contains(section) ? null : new(content, brief.Sections[section]);
}
