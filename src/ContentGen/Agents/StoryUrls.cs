using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;

namespace ContentGen.Agents;

/// <summary>
/// The stories that an agent was given, by id. Ids are numbered anew in every run; the address is what a cached output's stories are
/// known by in another run.
/// </summary>
internal static class StoryUrls
{
    public static IReadOnlyDictionary<string, string> Of(object? input) => input switch
    {
        NewsFetcherInput news => Of(news.Headlines),
        ContentCuratorInput curation => Of(curation.Headlines),
        FavoriteSelectorInput favorite => Of(favorite.Stories),
        ScriptGeneratorInput script => Of(script.Stories),
        MediaEnhancerInput media => Of(media.Stories),
        _ => new Dictionary<string, string>(),
    };

    private static Dictionary<string, string> Of(IEnumerable<Headline> headlines) => headlines.ToDictionary(headline => headline.Id, headline => headline.Url);

    private static Dictionary<string, string> Of(IEnumerable<Story> stories) => stories.ToDictionary(story => story.Id, story => story.Url);
}
