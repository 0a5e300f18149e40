using System.Text.Json;
using ContentGen.Editions;
using ContentGen.Http;
using ContentGen.Http.Endpoints;
using ContentGen.Providers.AmazonPolly;
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
    public async Task Read_NothingAsked_IsTheDefault(string body)
    {
        var (request, faults) = await ReadAsync(body);

        Assert.Empty(faults);
        Assert.Equivalent(BriefRequest.Default, request, strict: true);
    }

    [Fact]
    public async Task Read_EveryField_IsTaken()
    {
        var (request, _) = await ReadAsync(
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
    public async Task Read_OneVoice_IsTheOnlyPresenter()
    {
        var (request, _) = await ReadAsync("""{"voice":"Amy"}""");

        Assert.Equal(("Amy", "Amy"), (request!.Voice, Assert.Single(request.Voices)));
    }

    [Theory]
    [InlineData("""{"minuts":3}""", "minuts", "minutes")]
    [InlineData("""{"minutes":3,"Minutes":4}""", "minutes", "given twice")]
    [InlineData("""{"voice":"Amy","voices":["Brian"]}""", "voices", "beside voice")]
    [InlineData("""{"edition":"evening"}""", "edition", "daily")]
    [InlineData("""{"style":"sermon"}""", "style", "bulletin, conversation")]
    public async Task Read_WhatCannotBeMeant_IsNamedWithWhatCan(string body, string field, string said)
    {
        var (request, faults) = await ReadAsync(body);

        Assert.Null(request);
        Assert.Contains(said, Assert.Single(faults[field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 5)]
    [InlineData(10, 10)]
    public async Task Read_MinutesOnly_HasStoriesEnough(int minutes, int stories) =>
        Assert.Equal(stories, (await ReadAsync($$"""{"minutes":{{minutes}}}""")).Request!.MaxStories);

    [Fact]
    public async Task Read_Edition_ItsValuesAreTheDefaults()
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

        var (asIs, _) = await ReadAsync("""{"edition":"Morning"}""", editions, Voices.Table());
        var (english, _) = await ReadAsync(
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
    public async Task Read_BadField_NamesIt(string body, string field)
    {
        var (request, faults) = await ReadAsync(body);

        Assert.Null(request);
        Assert.Equal([field], faults.Keys);
    }

    [Theory]
    [InlineData("[]", "body", "must be a JSON object, but is an array")]
    [InlineData("7", "body", "must be a JSON object, but is a number")]
    [InlineData("null", "body", "must be a JSON object, but is null")]
    [InlineData("""{"country":7}""", "country", "must be a text, but is a number")]
    [InlineData("""{"edition":{}}""", "edition", "must be a text, but is an object")]
    public async Task Read_OfAnotherKind_SaysWhatItIs(string body, string field, string fault)
    {
        var (_, faults) = await ReadAsync(body);

        Assert.Equal([fault], faults[field]);
    }

    [Fact]
    public async Task Read_SeveralBadFields_NamesThemAll()
    {
        var (_, faults) = await ReadAsync(
            """{"categories":["weather","gossip","sports"],"maxStories":0,"country":"zz"}""");

        Assert.Equal(["categories", "country", "maxStories"], faults.Keys.Order());
        Assert.Equal(2, faults["categories"].Length);
    }

    [Fact]
    public async Task Read_LongNonsense_IsShownShortened()
    {
        var (_, faults) = await ReadAsync($$"""{"country":"{{new string('x', 5000)}}"}""");

        Assert.InRange(faults["country"][0].Length, 1, 400);
    }

    [Theory]
    [InlineData("de", "vicki", "neural", "Vicki")]
    [InlineData("en", "Amy", "generative", "Amy")]
    public async Task Read_VoiceOfTheLanguage_ByItsId(string language, string voice, string engine, string expected)
    {
        var (request, _) = await ReadAsync($$"""{"language":"{{language}}","voice":"{{voice}}"}""", new([]), Voices.Table(engine));

        Assert.Equal(expected, request!.Voice);
    }

    [Theory]
    [InlineData("en", "Vicki", "neural", "Joanna")]
    [InlineData("de", "Joanna", "neural", "Vicki")]
    [InlineData("en", "Nobody", "neural", "Joanna")]
    [InlineData("de", "Hans", "neural", "Daniel")]
    public async Task Read_VoiceThatCannotSpeakIt_FaultNamesThoseThatCan(string language, string voice, string engine, string offered)
    {
        var (request, faults) = await ReadAsync($$"""{"language":"{{language}}","voice":"{{voice}}"}""", new([]), Voices.Table(engine));

        Assert.Null(request);
        Assert.Contains(offered, Assert.Single(faults["voice"]));
    }

    private static Task<(BriefRequest? Request, Dictionary<string, string[]> Faults)> ReadAsync(string body) =>
        ReadAsync(body, new([]), Voices.Table());

    private static async Task<(BriefRequest? Request, Dictionary<string, string[]> Faults)> ReadAsync(
        string body, EditionCatalog editions, OfferedVoices voices)
    {
        try
        {
            return (BriefRequestReader.Read(body, editions, voices), []);
        }
        catch (RefusedException refused)
        {
            var answer = await new FakeRequest("http://127.0.0.1/api/generate-fresh").AnswerAsync(refused.Answer);
            return (null, answer.Json().GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!);
        }
    }
}
