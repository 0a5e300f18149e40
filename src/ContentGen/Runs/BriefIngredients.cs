using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.News;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Runs;

/// <summary>All that a run brought together, each with where it came from.</summary>
public sealed record BriefIngredients(
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
