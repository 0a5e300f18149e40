using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Runs;

/// <summary>The flow of one run: headlines, then pair after pair, with the audio made beside the last pair.</summary>
/// <param name="kept">Sections that are not made because a finished brief has them; null for a new brief.</param>
internal sealed class BriefRun(SectionMaker sections, BriefRequest request, DateOnly day, KeptSections? kept = null)
{
    private const string NoHeadlines = "There were no headlines to work on.";

    public async Task<BriefIngredients> RunAsync()
    {
        var headlines = kept?.Headlines ?? await sections.HeadlinesAsync();
        var material = headlines.Content?.Headlines ?? [];

        var (news, curation) = await PairAsync(
            Or(kept?.News, () => NewsAsync(material)), Or(kept?.Curation, () => CurationAsync(material)));
        var stories = news.Content is null ? [] : StorySelection.Choose(news.Content, curation.Content, request.MaxStories);

        var (favorite, script) = await PairAsync(
            Or(kept?.Favorite, () => FavoriteAsync(stories)), Or(kept?.Script, () => ScriptAsync(stories)));

        var speaking = Or(kept?.Audio, () => AudioAsync(script));
        var (media, weekend) = await PairAsync(
            Or(kept?.Media, () => MediaAsync(stories)), Or(kept?.Weekend, () => WeekendAsync(stories)));

        return new(headlines, news, curation, stories, favorite, script, media, weekend, await speaking);
    }

    private static Task<Section<T>> Or<T>(Section<T>? section, Func<Task<Section<T>>> make)
        where T : class => section is null ? make() : Task.FromResult(section);

    private static async Task<(T1 One, T2 Other)> PairAsync<T1, T2>(Task<T1> one, Task<T2> other)
    {
        await Task.WhenAll(one, other);
        return (one.Result, other.Result);
    }

    private Task<Section<NewsFetcherOutput>> NewsAsync(IReadOnlyList<Headline> headlines)
    {
        static IEnumerable<string> Urls(NewsFetcherOutput news) => news.Stories.Select(story => story.Url);

        return Needing(headlines, new AgentTask<NewsFetcherInput, NewsFetcherOutput>(
            AgentName.NewsFetcher,
            new(headlines),
            Urls,
            AdoptedOutput.News,
            MissingUnless(headlines.Count > 0, DerivedBy(() => NewsFetcherFallback.FromHeadlines(headlines, request), Urls))));
    }

    private Task<Section<ContentCuratorOutput>> CurationAsync(IReadOnlyList<Headline> headlines)
    {
        IEnumerable<string> Urls(ContentCuratorOutput curation)
        {
            var chosen = curation.Selections.Select(selection => selection.StoryId).ToHashSet();
            return headlines.Where(headline => chosen.Contains(headline.Id)).Select(headline => headline.Url);
        }

        return Needing(headlines, new AgentTask<ContentCuratorInput, ContentCuratorOutput>(
            AgentName.ContentCurator,
            new(headlines),
            Urls,
            AdoptedOutput.Curation,
            MissingUnless(headlines.Count > 0, DerivedBy(() => ContentCuratorFallback.FromHeadlines(headlines, request), Urls))));
    }

    private Task<Section<FavoriteSelectorOutput>> FavoriteAsync(IReadOnlyList<Story> stories)
    {
        IEnumerable<string> Urls(FavoriteSelectorOutput favorite) => UrlsOf(stories, [favorite.StoryId]);

        return Needing(stories, new AgentTask<FavoriteSelectorInput, FavoriteSelectorOutput>(
            AgentName.FavoriteSelector,
            new(stories),
            Urls,
            AdoptedOutput.Favorite,
            MissingUnless(stories.Count > 0, DerivedBy(() => FavoriteSelectorFallback.FromStories(stories, request.Language)!, Urls))));
    }

    private Task<Section<ScriptGeneratorOutput>> ScriptAsync(IReadOnlyList<Story> stories)
    {
        IEnumerable<string> Urls(ScriptGeneratorOutput script) => UrlsOf(stories, script.Sentences.SelectMany(sentence => sentence.StoryIds));

        Section<ScriptGeneratorOutput> Emergency(string reason) => Section.Static(ScriptFallback.Emergency(day, request.Language, []), reason);

        return Needing(stories, new AgentTask<ScriptGeneratorInput, ScriptGeneratorOutput>(
            AgentName.ScriptGenerator,
            new(stories, day),
            Urls,
            AdoptedOutput.Script,
            stories.Count > 0 ? DerivedBy(() => ScriptFallback.FromStories(stories, day, request.Language), Urls) : Emergency));
    }

    private Task<Section<MediaEnhancerOutput>> MediaAsync(IReadOnlyList<Story> stories)
    {
        IEnumerable<string> Urls(MediaEnhancerOutput media) => UrlsOf(stories, media.Suggestions.Select(suggestion => suggestion.StoryId));

        return Needing(stories, new AgentTask<MediaEnhancerInput, MediaEnhancerOutput>(
            AgentName.MediaEnhancer,
            new(stories),
            Urls,
            AdoptedOutput.Media,
            MissingUnless(stories.Count > 0, DerivedBy(() => MediaFallback.FromStories(stories), Urls))));
    }

    private Task<Section<WeekendEventsOutput>> WeekendAsync(IReadOnlyList<Story> stories) =>
        sections.AgentAsync(new AgentTask<WeekendEventsInput, WeekendEventsOutput>(
            AgentName.WeekendEvents,
            new(stories, day),
            _ => [],
            (earlier, _) => earlier,
            reason => Section.Static(WeekendTips.Static(request.Language), reason)));

    private Task<Section<SpeechResult>> AudioAsync(Section<ScriptGeneratorOutput> script) =>
        sections.AudioAsync(ScriptParagraphs.Of(script.Content!.Sentences), script.Provenance.SourceUrls);

    /// <summary>Runs an agent that has something to work on; when it has nothing, an earlier output or nothing fills its section.</summary>
    private Task<Section<TOut>> Needing<TMaterial, TIn, TOut>(IReadOnlyList<TMaterial> material, AgentTask<TIn, TOut> task)
        where TOut : class => material.Count > 0
            ? sections.AgentAsync(task)
            : sections.WithoutAgentAsync(task, NoHeadlines);

    private static Func<string, Section<T>> MissingUnless<T>(bool hasMaterial, Func<string, Section<T>> derive)
        where T : class => hasMaterial ? derive : Section.Missing<T>;

    private static Func<string, Section<T>> DerivedBy<T>(Func<T> derive, Func<T, IEnumerable<string>> urls)
        where T : class => reason =>
        {
            var content = derive();
            return Section.Derived(content, reason, urls(content));
        };

    private static IEnumerable<string> UrlsOf(IReadOnlyList<Story> stories, IEnumerable<string> ids)
    {
        var told = ids.ToHashSet();
        return stories.Where(story => told.Contains(story.Id)).Select(story => story.Url);
    }
}
