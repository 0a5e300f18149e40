using System.Text;
using System.Text.RegularExpressions;
using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Settings;
using ContentGen.Speech;
using ContentGen.Speech.Mpeg;
using ContentGen.Storage;
using ContentGen.Tests.AmazonPolly;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using ContentGen.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace ContentGen.Tests.Speech;

public sealed partial class SynthesizeSpeechActivityTests
{
    private readonly Mock<IAmazonPolly> _amazonPolly = new();
    private readonly List<SynthesizeSpeechRequest> _requests = [];
    private readonly MemoryContentStore _store = new();
    private readonly CountingGate _gate = new();
    private readonly FakeTimeProvider _time = new();

    public SynthesizeSpeechActivityTests() => Answer(Speak);

    [Fact]
    public async Task RunAsync_ShortScript_StoresAudioAndWords()
    {
        var result = await RunAsync("Good morning.", "Rain & wind.");

        Assert.Equal(new SpeechResult(1.2, 4, "Joanna", "neural", 2 * 25), result);
        Assert.Equal("audio/mpeg", _store.Contents[ContentName.Audio("run1")].ContentType);
        Assert.Equal(Mp3Bytes.AmazonPolly(50), _store.Contents[ContentName.Audio("run1")].Content.ToArray());
        Assert.Equal(
            [new("Good", 0, 0.3), new("morning", 0.3, 0.6), new("Rain", 0.6, 0.9), new("wind", 0.9, 1.2)], Words());
    }

    [Fact]
    public async Task RunAsync_TwoSpeakers_EachSpeaksAndTheirMarksAreMerged()
    {
        var call = new SpeechCall(
            "run1", ["Good morning.", "Rain.", "Wind."], "en", null, CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly))
        {
            Speakers = ["Matthew", "Joanna", "Joanna"],
        };

        var result = await RunAsync(call);

        Assert.Equal(
            [("Matthew", "Good morning."), ("Joanna", "Rain.Wind.")],
            _requests.Where(request => request.OutputFormat == OutputFormat.Mp3)
                .Select(request => (request.VoiceId.Value, Markup().Replace(request.Text, ""))));
        Assert.Equal(
            [("Good", "Matthew"), ("morning", "Matthew"), ("Rain", "Joanna"), ("Wind", "Joanna")],
            Words().Select(word => (word.Word, word.Speaker!)));
        Assert.True(Words().Zip(Words().Skip(1)).All(pair => pair.First.End <= pair.Second.Start), "The second speaker begins too early.");
        Assert.Equal(result.DurationSeconds, Words()[^1].End);
        Assert.Equal(2 * ("Good morning.".Length + "Rain.Wind.".Length), result.BilledCharacters);
    }

    [Fact]
    public async Task RunAsync_AnyScript_AsksForMarksOfTheSameSsml()
    {
        await RunAsync("Good morning.");

        Assert.Equal(2, _gate.Calls);
        Assert.Equal("<speak><p><s>Good morning.</s></p></speak>", _requests[0].Text);
        Assert.Equal(_requests[0].Text, _requests[1].Text);
        Assert.All(
            _requests,
            request => Assert.Equal((TextType.Ssml, VoiceId.Joanna, Engine.Neural), (request.TextType, request.VoiceId, request.Engine)));
        Assert.Equal((OutputFormat.Mp3, "24000"), (_requests[0].OutputFormat, _requests[0].SampleRate));
        Assert.Equal(OutputFormat.Json, _requests[1].OutputFormat);
        Assert.Equal(["word"], _requests[1].SpeechMarkTypes);
    }

    [Fact]
    public async Task RunAsync_ProbeOfAHalfOpenBreaker_MakesOneCallAtATime()
    {
        var first = new TaskCompletionSource<SynthesizeSpeechResponse>();
        _amazonPolly
            .Setup(client => client.SynthesizeSpeechAsync(It.IsAny<SynthesizeSpeechRequest>(), It.IsAny<CancellationToken>()))
            .Returns(first.Task);

        var run = RunAsync(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly) with { ProbeToken = "probe" }, "Good morning.");

        Assert.Equal(1, _gate.Calls);
        first.SetException(new ServiceFailureException("still down"));
        await Assert.ThrowsAsync<ExternalServiceException>(() => run);
        Assert.Equal(1, _gate.Calls);
    }

    [Theory]
    [InlineData("en", "Joanna", "Sentence {0} of this long script is sixty characters long.")]
    [InlineData("de", "Vicki", "Satz {0} dieses überlangen Skripts zählt schöne, größere Brücken auf.")]
    [InlineData("fr", "Lea", "La représentation {0} ajoutera «\u00A0déjà\u00A0» à cette extraordinairement longue récitation.")]
    public async Task RunAsync_TwelveThousandCharacters_LinesUpOverAllChunks(string language, string voice, string sentence)
    {
        var script = Enumerable.Range(0, 200).Select(number => sentence.Replace("{0}", $"{number}")).ToArray();

        var result = await RunAsync(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly), language, script);

        var words = Words();
        Assert.True(_requests.Count >= 8);
        Assert.Equal((200 * 10, voice), (result.Words, result.Voice));
        Assert.Equal(words.Count * 0.3, result.DurationSeconds, 3);
        Assert.All(words.Select((word, index) => (word, index)), item => Assert.InRange(item.word.Start - item.index * 0.3, -0.001, 0.001));
        Assert.Equal(result.DurationSeconds, Mp3Reader.Read(_store.Contents[ContentName.Audio("run1")].Content).Duration.TotalSeconds, 6);
    }

    [Fact]
    public async Task RunAsync_CalledTwice_StoresTheSameAgain()
    {
        await RunAsync("Good morning.");
        var first = _store.Contents.ToDictionary(item => item.Key, item => item.Value.Content.ToArray());

        await RunAsync("Good morning.");

        Assert.Equal(first, _store.Contents.ToDictionary(item => item.Key, item => item.Value.Content.ToArray()));
    }

    [Theory]
    [InlineData()]
    [InlineData("", " ", "—")]
    public async Task RunAsync_NothingToSay_CallsNobody(params string[] script)
    {
        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => RunAsync(script));

        Assert.Contains("run1 is empty", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, _gate.Calls);
    }

    [Fact]
    public async Task RunAsync_AnswerIsNoMp3_StoresNothing()
    {
        Answer(_ => Response("<html>", 1));

        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => RunAsync("Good morning."));

        Assert.Contains("no MP3 audio", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Contents);
    }

    [Fact]
    public async Task RunAsync_ServiceRefuses_FailsInItsCategory()
    {
        _amazonPolly
            .Setup(client => client.SynthesizeSpeechAsync(It.IsAny<SynthesizeSpeechRequest>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new EngineNotSupportedException("not neural"));

        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() => RunAsync("Good morning."));

        Assert.Contains("'Joanna'", failure.Message, StringComparison.Ordinal);
        Assert.Empty(_store.Contents);
    }

    [Fact]
    public async Task RunAsync_MarksFailAfterTheAudio_TellsWhatTheAudioWasChargedFor()
    {
        Answer(request => request.OutputFormat == OutputFormat.Mp3 ? Speak(request) : throw new EngineNotSupportedException("not neural"));

        var failure = await Assert.ThrowsAsync<MisconfiguredException>(() => RunAsync("Good morning."));

        Assert.Equal(("run1", "neural", 13), (failure.Receipt!.RunId, failure.Receipt.Engine, failure.Receipt.Characters));
    }

    [Fact]
    public async Task RunAsync_StoreFails_TellsWhatTheSpeechWasChargedFor()
    {
        _store.IsDown = true;

        var failure = await Assert.ThrowsAsync<SystemResourceException>(() => RunAsync("Good morning."));

        Assert.Equal(2 * 13, failure.Receipt?.Characters);
    }

    [Fact]
    public async Task RunAsync_ServiceHangs_EndsWithTheAttemptsTimeLimit()
    {
        _amazonPolly
            .Setup(client => client.SynthesizeSpeechAsync(It.IsAny<SynthesizeSpeechRequest>(), It.IsAny<CancellationToken>()))
            .Returns(async (SynthesizeSpeechRequest _, CancellationToken token) =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return new SynthesizeSpeechResponse();
            });

        var run = RunAsync("Good morning.");
        _time.Advance(TimeSpan.FromSeconds(90));

        await Assert.ThrowsAsync<ServiceTimeoutException>(() => run);
    }

    private Task<SpeechResult> RunAsync(params string[] script) => RunAsync(CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly), script);

    private Task<SpeechResult> RunAsync(CircuitBreakerPermit permit, params string[] script) => RunAsync(permit, "en", script);

    private Task<SpeechResult> RunAsync(CircuitBreakerPermit permit, string language, string[] script) =>
        RunAsync(new SpeechCall("run1", script, language, null, permit));

    private Task<SpeechResult> RunAsync(SpeechCall call)
    {
        var product = Options.Create(new ContentGenOptions());
        var amazonPolly = Options.Create(new AmazonPollyOptions());
        var activity = new SynthesizeSpeechActivity(
            new AmazonPollySpeech(() => _amazonPolly.Object, amazonPolly, TimeProvider.System),
            new SpeakerChoice(product, amazonPolly, Voices.Table()),
            _store,
            Caches.ForSpeech(_store, _time),
            _gate,
            product,
            amazonPolly,
            new(_time),
            NullLogger<SynthesizeSpeechActivity>.Instance);
        return activity.RunAsync(call, null!, CancellationToken.None);
    }

    private List<WordTiming> Words() =>
        _store.Contents[ContentName.WordTimings("run1")].Content.ToObjectFromJson<List<WordTiming>>(ContentGenJson.Options)!;

    private void Answer(Func<SynthesizeSpeechRequest, SynthesizeSpeechResponse> answer) => _amazonPolly
        .Setup(client => client.SynthesizeSpeechAsync(It.IsAny<SynthesizeSpeechRequest>(), It.IsAny<CancellationToken>()))
        .ReturnsAsync((SynthesizeSpeechRequest request, CancellationToken _) =>
        {
            _requests.Add(request);
            return answer(request);
        });

    // 0.3 s (12.5 frames) a word, so a chunk of 2n words is whole frames; every pause has a mark of its own, which is no word.
    private static SynthesizeSpeechResponse Speak(SynthesizeSpeechRequest request)
    {
        var billed = Markup().Replace(request.Text, "").Replace("&amp;", "&", StringComparison.Ordinal).Length;
        var words = Word()
            .Matches(Markup().Replace(request.Text, " ").Replace("&amp;", " ", StringComparison.Ordinal))
            .Select(match => match.Value)
            .ToList();
        return request.OutputFormat == OutputFormat.Mp3
            ? Response(Mp3Bytes.AmazonPolly(words.Count * 25 / 2), billed)
            : Response(
                string.Concat(
                    words.Select((word, index) => Line(index * 300, word) + Line(index * 300 + 200, "<break time=\\\"300ms\\\"/>"))),
                billed);
    }

    private static string Line(int time, string value) =>
        $"{{\"time\":{time},\"type\":\"word\",\"start\":0,\"end\":1,\"value\":\"{value}\"}}\n";

    private static SynthesizeSpeechResponse Response(string content, int billed) => Response(Encoding.UTF8.GetBytes(content), billed);

    private static SynthesizeSpeechResponse Response(byte[] content, int billed) =>
        new() { AudioStream = new MemoryStream(content), RequestCharacters = billed };

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
