namespace ContentGen.Simulator.Tests.AmazonPolly;

public sealed class SpeechCheckTests : IAsyncLifetime
{
    private TestSimulator _simulator = null!;

    public async ValueTask InitializeAsync() => _simulator = await TestSimulator.StartAsync();

    public async ValueTask DisposeAsync() => await _simulator.DisposeAsync();

    [Theory]
    [InlineData("""{ "VoiceId": "Bob" }""", "ValidationException", "voiceId")]
    [InlineData("""{ "VoiceId": null }""", "ValidationException", "voiceId")]
    [InlineData("""{ "Engine": "quantum" }""", "ValidationException", "engine")]
    [InlineData("""{ "OutputFormat": "wav" }""", "ValidationException", "outputFormat")]
    [InlineData("""{ "OutputFormat": "pcm" }""", "ValidationException", "does not encode pcm")]
    [InlineData("""{ "VoiceId": "Ruth", "Engine": "standard" }""", "EngineNotSupportedException", "standard")]
    [InlineData("""{ "LanguageCode": "de-DE" }""", "LanguageNotSupportedException", "de-DE")]
    [InlineData("""{ "SampleRate": "44100" }""", "InvalidSampleRateException", "44100")]
    [InlineData("""{ "SpeechMarkTypes": ["word"] }""", "MarksNotSupportedForFormatException", "json")]
    [InlineData("""{ "OutputFormat": "json", "SpeechMarkTypes": ["ssml"] }""", "SsmlMarksNotSupportedForTextTypeException", "plain text")]
    [InlineData("""{ "OutputFormat": "json" }""", "ValidationException", "SpeechMarkTypes")]
    public async Task SynthesizeSpeech_BadField_IsRefusedByItsOwnException(string change, string type, string message)
    {
        var answer = await _simulator.SpeakAsync(Changed(Ask.ToSpeak("Hello."), change));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(type, answer.ErrorType);
        Assert.Contains(message, answer.Message);
    }

    [Theory]
    [InlineData("Hello.")]
    [InlineData("<p>Hello.</p>")]
    [InlineData("<speak>Hello</p></speak>")]
    [InlineData("<speak>Fish & chips</speak>")]
    [InlineData("<speak><shout>Hello</shout></speak>")]
    [InlineData("<speak><emphasis>Hello</emphasis></speak>")]
    [InlineData("<speak><amazon:effect name=\"whispered\">Hello</amazon:effect></speak>")]
    [InlineData("<speak><prosody pitch=\"high\">Hello</prosody></speak>")]
    [InlineData("<speak><prosody rate=\"900%\">Hello</prosody></speak>")]
    [InlineData("<speak>Hello<break time=\"11s\"/></speak>")]
    [InlineData("<speak>Hello<break time=\"soon\"/></speak>")]
    [InlineData("<!DOCTYPE speak [<!ENTITY x \"y\">]><speak>&x;</speak>")]
    public async Task SynthesizeSpeech_SsmlThatNeuralVoicesDoNotSpeak_IsInvalid(string ssml)
    {
        var answer = await _simulator.SpeakAsync(Changed(Ask.ToSpeak(ssml), """{ "TextType": "ssml" }"""));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("InvalidSsmlException", answer.ErrorType);
    }

    [Theory]
    [InlineData("<speak><amazon:domain name=\"news\">Hello</amazon:domain></speak>")]
    [InlineData("<speak><amazon:effect name=\"drc\">Hello</amazon:effect></speak>")]
    [InlineData("<speak><s>Hello</s><!-- not spoken --><sub alias=\"World Wide Web\">WWW</sub></speak>")]
    [InlineData("<?xml version=\"1.0\"?><speak xml:lang=\"en-US\"><prosody rate=\"90%\" volume=\"loud\">Hello</prosody></speak>")]
    public async Task SynthesizeSpeech_SsmlThatNeuralVoicesSpeak_IsSpoken(string ssml)
    {
        var answer = await _simulator.SpeakAsync(Changed(Ask.ToSpeak(ssml), """{ "TextType": "ssml" }"""));

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    [Theory]
    [InlineData(3000, 0, HttpStatusCode.OK)]
    [InlineData(3001, 0, HttpStatusCode.BadRequest)]
    [InlineData(2, 854, HttpStatusCode.OK)]
    [InlineData(2, 855, HttpStatusCode.BadRequest)]
    public async Task SynthesizeSpeech_Length_IsLimitedTo3000BilledAnd6000InAll(int letters, int tags, HttpStatusCode expected)
    {
        // The frame takes 15 characters and a pair of tags 7, so 854 pairs and two letters are just within 6,000.
        var pairs = string.Concat(Enumerable.Repeat("<s></s>", tags));
        var ssml = $"<speak>{string.Concat(Enumerable.Repeat("a", letters))}{pairs}</speak>";

        var answer = await _simulator.SpeakAsync(Changed(Ask.ToSpeak(ssml), """{ "TextType": "ssml" }"""));

        Assert.Equal(expected, answer.Status);
        if (expected == HttpStatusCode.BadRequest)
        {
            Assert.Equal("TextLengthExceededException", answer.ErrorType);
        }
        else
        {
            Assert.Equal($"{letters}", answer.Headers["x-amzn-RequestCharacters"]);
        }
    }

    private static JsonObject Changed(JsonObject request, string change)
    {
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            request[name] = value?.DeepClone();
        }

        return request;
    }
}
