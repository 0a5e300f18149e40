using ContentGen.Editions;
using ContentGen.Http.Endpoints;
using ContentGen.Requests;
using ContentGen.Tests.AmazonPolly;

namespace ContentGen.Tests.Http;

public sealed class BriefRequestReaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData("  \r\n")]
    [InlineData("{}")]
    [InlineData("""{"categories":null,"maxStories":null,"minutes":null}""")]
    public void Read_NothingAsked_IsTheDefault(string body)
    {
        var (request, faults) = Read(body);

        Assert.Empty(faults);
        Assert.Equivalent(BriefRequest.Default, request, strict: true);
    }

    [Fact]
    public void Read_EveryField_IsTaken()
    {
        var (request, _) = Read(
            """
            {"categories":["Sports","sports","health"],"country":"GB","language":"EN","maxStories":3,"voices":["amy","Brian"],
             "forceFresh":true,"minutes":5,"style":"Conversation","review":true}
            """);

        var expected = new BriefRequest(["sports", "health"], "gb", "en", 3, "Amy", true)
        {
            Voices = ["Amy", "Brian"],
            Minutes = 5,
            Style = BriefStyle.Conversation,
            Review = true,
        };
        Assert.Equivalent(expected, request, strict: true);
    }

    [Fact]
    public void Read_OneVoice_IsTheOnlyPresenter()
    {
        var (request, _) = Read("""{"voice":"Amy"}""");

        Assert.Equal(("Amy", "Amy"), (request!.Voice, Assert.Single(request.Voices)));
    }

    [Theory]
    [InlineData("""{"minuts":3}""", "minuts", "minutes")]
    [InlineData("""{"minutes":3,"Minutes":4}""", "minutes", "given twice")]
    [InlineData("""{"voice":"Amy","voices":["Brian"]}""", "voices", "beside voice")]
    [InlineData("""{"edition":"evening"}""", "edition", "daily")]
    [InlineData("""{"style":"sermon"}""", "style", "bulletin, conversation")]
    public void Read_WhatCannotBeMeant_IsNamedWithWhatCan(string body, string field, string said)
    {
        var (request, faults) = Read(body);

        Assert.Null(request);
        Assert.Contains(said, Assert.Single(faults[field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(10, 10)]
    public void Read_MinutesOnly_HasStoriesEnough(int minutes, int stories) =>
        Assert.Equal(stories, Read($$"""{"minutes":{{minutes}}}""").Request!.MaxStories);

    [Fact]
    public void Read_Edition_ItsValuesAreTheDefaults()
    {
        var morning = BriefRequest.Default with
        {
            Categories = ["sports"],
            Language = "de",
            Voice = "Vicki",
            Voices = ["Vicki", "Daniel"],
            Minutes = 4,
            MaxStories = 8,
            Edition = "morning",
        };
        var editions = new EditionCatalog([EditionCatalog.Daily with { Name = "morning", Request = morning }]);

        var (asIs, _) = BriefRequestReader.Read("""{"edition":"Morning"}""", editions, Voices.Table());
        var (english, _) = BriefRequestReader.Read(
            """{"edition":"morning","language":"en","minutes":1}""", editions, Voices.Table());

        Assert.Equivalent(morning, asIs, strict: true);
        Assert.Equivalent(morning with { Language = "en", Voice = null, Voices = [], Minutes = 1 }, english, strict: true);
    }

    [Theory]
    [InlineData("""{"maxStories":0}""", "maxStories")]
    [InlineData("""{"maxStories":10000}""", "maxStories")]
    [InlineData("""{"maxStories":2.5}""", "maxStories")]
    [InlineData("""{"maxStories":"3"}""", "maxStories")]
    [InlineData("""{"categories":["weather"]}""", "categories")]
    [InlineData("""{"categories":[]}""", "categories")]
    [InlineData("""{"categories":"sports"}""", "categories")]
    [InlineData("""{"categories":[1]}""", "categories")]
    [InlineData("""{"country":"xx"}""", "country")]
    [InlineData("""{"country":7}""", "country")]
    [InlineData("""{"language":"tlh"}""", "language")]
    [InlineData("""{"voice":"<speak>"}""", "voice")]
    [InlineData("""{"voice":""}""", "voice")]
    [InlineData("""{"forceFresh":"yes"}""", "forceFresh")]
    [InlineData("""{"categories":["general","\ud800"]}""", "categories")]
    [InlineData("""{"country":"\udc00"}""", "country")]
    [InlineData("""{"voice":"Joanna\ud83d"}""", "voice")]
    [InlineData("""{"\ud800":1}""", "body")]
    [InlineData("""{"minutes":0}""", "minutes")]
    [InlineData("""{"minutes":11}""", "minutes")]
    [InlineData("""{"style":"1"}""", "style")]
    [InlineData("""{"voices":[]}""", "voices")]
    [InlineData("""{"voices":["Joanna","Matthew","Amy"]}""", "voices")]
    [InlineData("""{"voices":["Joanna","joanna"]}""", "voices")]
    [InlineData("""{"review":1}""", "review")]
    [InlineData("""{"edition":5}""", "edition")]
    [InlineData("{", "body")]
    [InlineData("[]", "body")]
    [InlineData("nonsense", "body")]
    public void Read_BadField_NamesIt(string body, string field)
    {
        var (request, faults) = Read(body);

        Assert.Null(request);
        Assert.Equal([field], faults.Keys);
    }

    [Fact]
    public void Read_SeveralBadFields_NamesThemAll()
    {
        var (_, faults) = Read(
            """{"categories":["weather","gossip","sports"],"maxStories":0,"country":"zz"}""");

        Assert.Equal(["categories", "country", "maxStories"], faults.Keys.Order());
        Assert.Equal(2, faults["categories"].Length);
    }

    [Fact]
    public void Read_LongNonsense_IsShownShortened()
    {
        var (_, faults) = Read($$"""{"country":"{{new string('x', 5000)}}"}""");

        Assert.InRange(faults["country"][0].Length, 1, 400);
    }

    [Theory]
    [InlineData("de", "vicki", "neural", "Vicki")]
    [InlineData("en", "Amy", "generative", "Amy")]
    public void Read_VoiceOfTheLanguage_ByItsId(string language, string voice, string engine, string expected)
    {
        var (request, _) = BriefRequestReader.Read($$"""{"language":"{{language}}","voice":"{{voice}}"}""", new([]), Voices.Table(engine));

        Assert.Equal(expected, request!.Voice);
    }

    [Theory]
    [InlineData("en", "Vicki", "neural", "Joanna")]
    [InlineData("de", "Joanna", "neural", "Vicki")]
    [InlineData("en", "Nobody", "neural", "Joanna")]
    [InlineData("de", "Hans", "neural", "Daniel")]
    public void Read_VoiceThatCannotSpeakIt_FaultNamesThoseThatCan(string language, string voice, string engine, string offered)
    {
        var (request, faults) = BriefRequestReader.Read($$"""{"language":"{{language}}","voice":"{{voice}}"}""", new([]), Voices.Table(engine));

        Assert.Null(request);
        Assert.Contains(offered, Assert.Single(faults["voice"]));
    }

    private static (BriefRequest? Request, IReadOnlyDictionary<string, string[]> Faults) Read(string body) =>
        BriefRequestReader.Read(body, new([]), Voices.Table());
}
