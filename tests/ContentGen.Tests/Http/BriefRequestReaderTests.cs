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
    [InlineData("""{"categories":null,"maxStories":null,"somethingElse":1}""")]
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
            """{"categories":["Sports","sports","health"],"country":"GB","language":"EN","maxStories":3,"voice":"Amy","forceFresh":true}""");

        Assert.Equivalent(new BriefRequest(["sports", "health"], "gb", "en", 3, "Amy", true), request, strict: true);
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
        var (request, _) = BriefRequestReader.Read($$"""{"language":"{{language}}","voice":"{{voice}}"}""", engine, Voices.Table());

        Assert.Equal(expected, request!.Voice);
    }

    [Theory]
    [InlineData("en", "Vicki", "neural", "Joanna")]
    [InlineData("de", "Joanna", "neural", "Vicki")]
    [InlineData("en", "Nobody", "neural", "Joanna")]
    [InlineData("de", "Hans", "neural", "Daniel")]
    public void Read_VoiceThatCannotSpeakIt_FaultNamesThoseThatCan(string language, string voice, string engine, string offered)
    {
        var (request, faults) = BriefRequestReader.Read($$"""{"language":"{{language}}","voice":"{{voice}}"}""", engine, Voices.Table());

        Assert.Null(request);
        Assert.Contains(offered, Assert.Single(faults["voice"]));
    }

    private static (BriefRequest? Request, IReadOnlyDictionary<string, string[]> Faults) Read(string body) =>
        BriefRequestReader.Read(body, "neural", Voices.Table());
}
