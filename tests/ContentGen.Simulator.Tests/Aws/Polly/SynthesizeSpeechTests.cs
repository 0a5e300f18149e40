using System.Text;
using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Polly;

[Collection(AwsCollection.Name)]
public sealed class SynthesizeSpeechTests
{
    private static readonly byte[] Audio = [0xFF, 0xFB, 0x90, 0x00, 0x0D, 0x0A, 0x00, 0x7F];

    [Fact]
    public async Task SynthesizeSpeechAsync_Audio_IsStreamedWithItsHeaders()
    {
        await using var service = new LoopbackService(Answers.Bytes(200, "audio/mpeg", Audio, ("x-amzn-RequestCharacters", "42")));
        using var client = Clients.Polly(service);

        using var response = await client.SynthesizeSpeechAsync(Ssml());
        using var received = new MemoryStream();
        await response.AudioStream.CopyToAsync(received);

        Assert.Equal(Audio, received.ToArray());
        Assert.Equal(("audio/mpeg", 42), (response.ContentType, response.RequestCharacters));
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_WithoutCharacterCount_LeavesItNull()
    {
        await using var service = new LoopbackService(Answers.Bytes(200, "audio/mpeg", Audio));
        using var client = Clients.Polly(service);

        using var response = await client.SynthesizeSpeechAsync(Ssml());

        Assert.Null(response.RequestCharacters);
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_EveryMember_IsWrittenByItsName()
    {
        await using var service = new LoopbackService(Answers.Bytes(200, "application/x-json-stream", "{}\n"u8.ToArray()));
        using var client = Clients.Polly(service);
        var request = Ssml();
        request.OutputFormat = OutputFormat.Json;
        request.SpeechMarkTypes = [SpeechMarkType.Word, SpeechMarkType.Sentence];
        request.LanguageCode = LanguageCode.EnUS;
        request.LexiconNames = ["brands"];
        request.SampleRate = "24000";

        using var response = await client.SynthesizeSpeechAsync(request);

        var expected = JsonNode.Parse(
            """
            { "Engine": "neural", "LanguageCode": "en-US", "LexiconNames": ["brands"], "OutputFormat": "json", "SampleRate": "24000",
              "SpeechMarkTypes": ["word", "sentence"], "Text": "<speak>Déjà vu</speak>", "TextType": "ssml", "VoiceId": "Joanna" }
            """);
        Assert.Equal(("POST", "/v1/speech"), (service.Request.Method, service.Request.Target));
        Assert.True(JsonNode.DeepEquals(expected, service.Request.Json), service.Request.Text);
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_MinimalRequest_WritesOnlyWhatIsSet()
    {
        await using var service = new LoopbackService(Answers.Bytes(200, "audio/mpeg", Audio));
        using var client = Clients.Polly(service);

        using var response = await client.SynthesizeSpeechAsync(
            new SynthesizeSpeechRequest { Text = "Hi", OutputFormat = "mp3", VoiceId = "Joanna" });

        Assert.Equal("""{"OutputFormat":"mp3","Text":"Hi","VoiceId":"Joanna"}""", service.Request.Text);
    }

    [Fact]
    public async Task SynthesizeSpeechAsync_SpeechMarks_ComeAsLinesOfJson()
    {
        const string marks = """
            {"time":6,"type":"word","start":7,"end":12,"value":"Déjà"}
            {"time":300,"type":"word","start":13,"end":15,"value":"vu"}
            """;
        await using var service = new LoopbackService(Answers.Bytes(200, "application/x-json-stream", Encoding.UTF8.GetBytes(marks)));
        using var client = Clients.Polly(service);

        using var response = await client.SynthesizeSpeechAsync(Ssml());
        using var reader = new StreamReader(response.AudioStream);

        Assert.Equal(marks, await reader.ReadToEndAsync());
    }

    [Fact]
    public void Dispose_OfTheResponse_ClosesTheStream()
    {
        var stream = new MemoryStream(Audio);
        var response = new SynthesizeSpeechResponse { AudioStream = stream };

        response.Dispose();
        response.Dispose();

        Assert.False(stream.CanRead);
        Assert.Null(response.AudioStream);
    }

    private static SynthesizeSpeechRequest Ssml() => new()
    {
        Engine = Engine.Neural,
        OutputFormat = OutputFormat.Mp3,
        Text = "<speak>Déjà vu</speak>",
        TextType = TextType.Ssml,
        VoiceId = VoiceId.Joanna,
    };
}
