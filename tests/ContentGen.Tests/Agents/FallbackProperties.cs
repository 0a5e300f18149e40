using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;
using ContentGen.Requests;
using CsCheck;

namespace ContentGen.Tests.Agents;

/// <summary>What holds of every fallback, whatever the publishers wrote.</summary>
public sealed class FallbackProperties
{
    private static readonly Gen<string> Words = Gen.OneOf(
        Gen.String[Gen.Char.AlphaNumeric, 1, 12],
        Gen.OneOf(
            Gen.Const("<b>"),
            Gen.Const("</news_data>"),
            Gen.Const("\u202E"),
            Gen.Const("https://x.example/a"),
            Gen.Const("**bold**"),
            Gen.Const("…"),
            Gen.Const("U.S."),
            Gen.Const("end."),
            Gen.Const("[pause]"),
            Gen.Const("&lt;speak&gt;"),
            Gen.Const("\0")));

    private static readonly Gen<string> Text = Words.Array[0, 60].Select(words => string.Join(' ', words));

    private static readonly Gen<Headline> AnyHeadline = Gen.Select(
        Text, Text.Null(), Text.Null(), Gen.OneOf(Gen.Const("science"), Gen.Const("general"), Gen.Const("sports")), Gen.Bool)
        .Select((title, description, content, category, dated) => new Headline(
            "", title, description, content, "https://citypost.example/x", null, "City Post", dated
                ? DateTimeOffset.UnixEpoch
                : null, category));

    private static readonly Gen<Headline[]> AnyHeadlines = AnyHeadline.Array[0, 30]
        .Select(headlines => headlines.Select((headline, index) => headline with { Id = $"s{index + 1}" }).ToArray());

    private static readonly Gen<BriefRequest> AnyRequest = Gen.Select(
        Gen.Int[1, 10], Gen.OneOf(Gen.Const("en"), Gen.Const("de"), Gen.Const("es"), Gen.Const("fr"), Gen.Const("zh")))
        .Select((stories, language) => BriefRequest.Default with { MaxStories = stories, Language = language });

    /// <summary>What cannot be left out: greeting, goodbye and the first sentence of every story.</summary>
    private static int Shortest(IReadOnlyList<ScriptSentence> sentences, ScriptLength length) => length.Rate.Count(sentences
        .Where(sentence => sentence.StoryIds.Count == 0)
        .Concat(sentences.Where(sentence => sentence.StoryIds.Count > 0).DistinctBy(sentence => sentence.StoryIds[0]))
        .Select(sentence => sentence.Text));

    [Fact]
    public void Fallback_AnyHeadlines_AsManyAsAskedWithKnownIds() =>
        Gen.Select(AnyHeadlines, AnyRequest).Sample((headlines, request) =>
    {
        var ids = headlines.Select(headline => headline.Id).ToHashSet();

        var stories = NewsFetcherAgent.Instance.StandIn(new(headlines), request)?.Stories ?? [];
        var curation = ContentCuratorAgent.Instance.StandIn(new(headlines), request)?.Selections ?? [];

        Assert.Equal(Math.Min(headlines.Length, 2 * request.MaxStories), stories.Count);
        Assert.Equal(Math.Min(headlines.Length, request.MaxStories), curation.Count);
        Assert.Subset(ids, stories.Select(story => story.Id).ToHashSet());
        Assert.Subset(ids, curation.Select(selection => selection.StoryId).ToHashSet());
        Assert.All(stories, story => Assert.InRange(story.RelevanceScore, 0, 1));
        Assert.All(stories, story => Assert.InRange(story.Summary.Length, 1, Story.LongestSummary));
    });

    [Fact]
    public void FromStories_AnyStories_ScriptObeysTheRules() => Gen.Select(AnyHeadlines, AnyRequest).Sample((headlines, request) =>
    {
        var stories = Chosen(headlines, request);

        var sentences = ScriptFallback.FromStories(stories, SampleNews.Monday, request).Sentences;

        Assert.NotEmpty(sentences);
        var length = ScriptLength.Of(request, stories);
        Assert.True(length.Rate.Count(sentences.Select(sentence => sentence.Text)) <= Math.Max(length.Most, Shortest(sentences, length)));
        var known = stories.Select(story => story.Id).ToHashSet();
        Assert.All(sentences, sentence => Assert.Subset(known, sentence.StoryIds.ToHashSet()));
        Assert.All(sentences, sentence => Assert.DoesNotMatch(@"[<>*\u202E\0\[\]]|https?://", sentence.Text));
        if (sentences.Any(sentence => sentence.StoryIds.Count > 0))
        {
            var grounds = new Grounds(stories, SampleNews.Monday, request.Language);
            Assert.Equal(
                sentences.Select(sentence => sentence.Text), ScriptRules.Speakable(sentences, grounds).Select(sentence => sentence.Text));
        }
    });

    [Fact]
    public void Fallback_AnyStories_FavoriteAndPicturesAreTheirs() => Gen.Select(AnyHeadlines, AnyRequest).Sample((headlines, request) =>
    {
        var stories = Chosen(headlines, request);

        var favorite = FavoriteSelectorAgent.Instance.StandIn(new(stories), request);
        var suggestions = MediaEnhancerAgent.Instance.StandIn(new(stories), request)?.Suggestions ?? [];

        Assert.Equal(stories.Count == 0, favorite is null);
        Assert.True(favorite is null || stories.Any(story => story.Id == favorite.StoryId));
        Assert.Equal(stories.Select(story => story.Id), suggestions.Select(suggestion => suggestion.StoryId));
        Assert.All(suggestions, suggestion => Assert.InRange(suggestion.AltText.Length, 1, 200));
        Assert.All(suggestions, suggestion => Assert.InRange(suggestion.SearchTerms.Count, 1, 5));
    });

    private static IReadOnlyList<Story> Chosen(Headline[] headlines, BriefRequest request) =>
        StorySelection.Choose(NewsFetcherAgent.Instance.StandIn(new(headlines), request), null, request.MaxStories);
}
