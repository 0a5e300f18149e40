using System.Text.Json;
using ContentGen.Agents;
using ContentGen.Agents.Grounding;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;
using ContentGen.Providers;
using ContentGen.Requests;

namespace ContentGen.Tests.Agents.Grounding;

/// <summary>
/// The news that ships with the simulator, retold as an editor would. None of the sentences may be dropped; told of another story, every
/// one that names somebody or something must be.
/// </summary>
public sealed class SampleNewsTests
{
    private static readonly Lazy<IReadOnlyList<Story>> Sample = new(Read);

    public static TheoryData<string, string, bool> Retold => new()
    {
        { "Harbor City", "Harbor City's new street lamps dim themselves when nobody is near.", true },
        { "Harbor City", "According to the Works Department, the first 1,200 lamps used 43 percent less power.", false },
        { "Harbor City", "In Harbor City, lamps now dim to a fifth of their brightness when nobody is near, Circuit Post reports.", true },
        { "Pebble Slate", "Pebble has apologized: its foldable Slate lost a third of its battery's capacity within weeks.", true },
        { "Pebble Slate", "“We were wrong about the battery,” the company says.", false },
        { "hearing aids", "Programmers rejoice, because a library for hearing aids has reached version 1.0, says the Northwind Daily.", true },
        { "autonomous docking", "Ferries can now dock by themselves, even in fog that hides the pier.", false },
        { "Grain Union", "Grain Union posted its first profit in six years, and shoppers didn't mind the smaller loaves.", true },
        { "Grain Union", "President or baker, everybody eats less bread: Grain Union's 214 bakeries sell smaller loaves.", true },
        { "Shipping rates", "Containers now cost $1,940 to move, and eleven new vessels have entered service since November.", false },
        { "Four-day week", "Fifty-eight of 61 firms in the Lowland trial will keep the four-day week.", true },
        { "Deep-sea worm", "Marine biologist Hanna Ruiz led the dive, and Ruiz calls it remarkable and sad.", true },
        { "two tails", "Students found a comet with two tails, one blue and one yellow; look low in the west after sunset.", false },
        { "beavers", "Beavers are back in the Alder Valley, and the frogs have noticed.", true },
        { "Short walks", "Walking for five minutes after dinner lowers blood sugar, a study of 4,600 adults found.", false },
        { "Eastmoor", "At Eastmoor Hospital, nurses designed their own alarm, and patients slept 50 minutes longer.", true },
        { "Kelso Rovers", "Goalkeeper Dana Iwu headed the Rovers into the cup final in minute 96.", true },
        { "Kelso Rovers", "Iwu's goal sends Kelso to its first final in 52 years.", true },
        { "Yusuf Adan", "In Sandport, Yusuf Adan won his first marathon; Adan is only 23.", true },
        { "Granite Peak", "First Aino Lahti, then Petra Holm: the record at Granite Peak fell twice.", true },
        { "Silent film", "Ninety-seven years late, a silent film had its premiere after a teacher in Vale Junction found the reels.", true },
        { "Long Acre", "Ruth Ames and her folk trio, The Long Acre, recorded an album on a train.", true },
        { "lighthouse keepers", "The game of the year is ‘Keeper of Nine’, by a studio of three.", true },
        { "80,000 homes", "By Sunday, power should be back in most of the 80,000 homes along the western coast.", false },
        { "free bus travel", "Minister Carla Nunes says Parliament's vote, 214 to 131, is about getting to work and to school.", true },
        { "wedding ring", "Forty-one years after it was lost in 1985, a wedding ring has come back from a potato field.", false },
        { "Village library", "From Monday, Brook End's library also lends out a grandmother.", true },
    };

    [Theory]
    [MemberData(nameof(Retold))]
    public void Carry_SampleStoryRetold_TrueForItAndNoOtherThatItNames(string title, string sentence, bool names)
    {
        var story = Sample.Value.Single(story => story.Title.Contains(title, StringComparison.Ordinal));
        var grounds = new Grounds(Sample.Value, SampleNews.Monday, "en");

        Assert.True(grounds.Carry(new ScriptSentence(sentence, [story.Id])), "dropped");
        Assert.True(
            !names || Sample.Value.Where(other => other != story).All(other => !grounds.Carry(new ScriptSentence(sentence, [other.Id]))),
            "spoken of another");
    }

    [Fact]
    public void FromStories_TemplateScriptOfTheSample_StandsOnItsStories()
    {
        var script = ScriptFallback.FromStories(Sample.Value, SampleNews.Monday, BriefRequest.Default);
        var grounds = new Grounds(Sample.Value, SampleNews.Monday, "en");

        Assert.All(script.Sentences, sentence => Assert.True(sentence.StoryIds.Count == 0 || grounds.Carry(sentence), sentence.Text));
    }

    internal static IReadOnlyList<Story> Read()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "ContentGen.sln")))
        {
            folder = folder.Parent;
        }

        using var file = JsonDocument.Parse(File.ReadAllText(
            Path.Combine(folder.FullName, "src/ContentGen.Simulator/Sample/headlines.json")));
        var articles = file.RootElement.GetProperty("articles").EnumerateArray().Select(Article).ToList();
        var headlines = Enumerable.Range(0, articles.Count)
            .SelectMany(at => HeadlineSelection.From([articles[at]], 1, new(DateTimeOffset.UnixEpoch.AddYears(56), TimeSpan.FromDays(7))).Headlines.Select(headline => headline with { Id = $"s{at}" }));
        return NewsFetcherAgent.Instance.StandIn(new([.. headlines]), BriefRequest.Default with { MaxStories = articles.Count })!.Stories;
    }

    private static ProviderArticle Article(JsonElement article) => new(
        article.GetProperty("title").GetString(),
        article.GetProperty("description").GetString(),
        article.GetProperty("content").GetString(),
        article.GetProperty("url").GetString(),
        null,
        article.GetProperty("source").GetProperty("name").GetString(),
        article.GetProperty("publishedAt").GetDateTimeOffset(),
        article.GetProperty("category").GetString()!);
}
