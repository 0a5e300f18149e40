using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Simulator.Bedrock.Answers;
using Story = ContentGen.Agents.Story;

namespace ContentGen.Simulator.Tests.Bedrock;

/// <summary>What an answer says beside a script is in the language asked for, and the app that asked has nothing to object to.</summary>
public sealed class AnswerLanguageTests : IAsyncLifetime
{
    private const int Seeds = 8;
    private const int LongestText = 400;

    private static readonly DateOnly Day = new(2026, 1, 10);

    private static readonly HashSet<string> Written = ["summary", "reason", "why", "reasoning", "altText", "title", "description"];

    private IReadOnlyList<Headline> _headlines = null!;

    public static TheoryData<string> Languages => [.. BriefLanguage.All];

    public async ValueTask InitializeAsync()
    {
        await using var simulator = await TestSimulator.StartAsync();
        var news = await simulator.NewsAsync($"/v2/top-headlines?country=us&pageSize={2 * BriefRequest.MostStories}");
        _headlines = [.. news.Json["articles"]!.AsArray().Select((article, at) => Headline(article!, at))];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_SummariesOfStoriesInEnglish_AreInTheLanguage(string language) =>
        AssertIsIn(language, NewsFetcherAgent.Instance, new NewsFetcherInput(_headlines));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_ReasonsOfSelections_AreInTheLanguage(string language) =>
        AssertIsIn(language, ContentCuratorAgent.Instance, new ContentCuratorInput(_headlines));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_ReasonOfTheFavorite_IsInTheLanguage(string language) =>
        AssertIsIn(language, FavoriteSelectorAgent.Instance, new FavoriteSelectorInput(Stories));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_DescriptionsOfPictures_AreInTheLanguage(string language) =>
        AssertIsIn(language, MediaEnhancerAgent.Instance, new MediaEnhancerInput(Stories));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_TipsForTheWeekend_AreInTheLanguage(string language) =>
        AssertIsIn(language, WeekendEventsAgent.Instance, new WeekendEventsInput(Stories, Day));

    [Fact]
    public void Write_StoryInTheLanguageAskedFor_IsToldInItsOwnWords()
    {
        const string Text = "Die Brücke über den Fluss ist nach zwei Jahren wieder für alle geöffnet, und der Rat der Stadt hat für sie bezahlt.";
        var headline = _headlines[0] with { Title = "Die alte Brücke ist wieder offen", Description = Text, Content = null };

        var news = Write(NewsFetcherAgent.Instance, new NewsFetcherInput([headline]), Request("de"), seed: 1);
        var script = Write(
            ScriptGeneratorAgent.Instance, new ScriptGeneratorInput([Story.From(headline, "general", Text, 0.5)], Day), Request("de"), seed: 1);

        Assert.Equal(Text, news["stories"]![0]!["summary"]!.ToString());
        Assert.Contains(script["sentences"]!.AsArray(), sentence => sentence!["text"]!.ToString() == Text);
    }

    private IReadOnlyList<Story> Stories =>
        [.. _headlines.Take(BriefRequest.DefaultMaxStories).Select(
            headline => Story.From(headline, "general", headline.Description ?? headline.Title, 0.5))];

    private static void AssertIsIn<TInput, TOutput>(string language, Agent<TInput, TOutput> agent, TInput input)
        where TOutput : class
    {
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var answer = Write(agent, input, Request(language), seed);
            var texts = Texts(answer).ToList();
            var said = $"seed {seed}: {string.Join(" | ", texts)}";

            Assert.All(texts, text => Assert.InRange(text.Length, 1, LongestText));
            Assert.True(WrittenLanguage.OtherThan(language, texts) is null, said);
            Assert.True(language == "en" || WrittenLanguage.OtherThan("en", texts) == language, said);
            var check = agent.Read(
                new(JsonSerializer.SerializeToElement(answer), "use-1", "", false, "model-1", 1, 1), Request(language), input);
            Assert.True(check.Problems.Count == 0, string.Join(" | ", check.Problems));
        }
    }

    private static JsonObject Write<TInput, TOutput>(Agent<TInput, TOutput> agent, TInput input, BriefRequest request, int seed)
        where TOutput : class
    {
        var question = agent.Question(request, input);
        var writer = new AnswerWriter(agent.Name, StoryScanner.Find(question), RequestParameters.Read(question), seed, TimeProvider.System);
        return writer.Write(JsonNode.Parse(agent.Schema.GetRawText())!.AsObject()).AsObject();
    }

    private static IEnumerable<string> Texts(JsonNode? node, string name = "") => node switch
    {
        JsonObject value => value.SelectMany(entry => Texts(entry.Value, entry.Key)),
        JsonArray values => values.SelectMany(item => Texts(item, name)),
        JsonValue value when Written.Contains(name) => [value.ToString()],
        _ => [],
    };

    private static BriefRequest Request(string language) => BriefRequest.Default with { Language = language };

    private static Headline Headline(JsonNode article, int at) => new(
        $"s{at}",
        article["title"]!.ToString(),
        article["description"]?.ToString(),
        article["content"]?.ToString(),
        article["url"]!.ToString(),
        null,
        article["source"]!["name"]!.ToString(),
        null,
        "general");
}
