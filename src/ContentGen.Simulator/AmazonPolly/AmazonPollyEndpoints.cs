using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ContentGen.Simulator.AmazonPolly.Audio;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>Amazon Polly.</summary>
internal sealed class AmazonPollyEndpoints(SignatureCheck signatures, SimulatorOptions options, ServiceCalls calls)
{
    private static readonly FaultAnswers FaultAnswers = new(
        AwsErrors.Response(500, "ServiceFailureException", "An unknown condition has caused a service failure."),
        AwsErrors.Response(429, "ThrottlingException", "Rate exceeded"),
        Malformed);

    private readonly EspeakVoice _voice = new();

    private delegate Task<SimulatedResponse> Answer(AwsRequest request, HttpContext context);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/speech", context => RunAsync(context, "SynthesizeSpeech", SynthesizeSpeechAsync));
        routes.MapGet("/v1/voices", context => RunAsync(context, "DescribeVoices", DescribeVoicesAsync));
    }

    private async Task RunAsync(HttpContext context, string operation, Answer answer)
    {
        var request = await AwsRequest.ReadAsync(context);
        await calls.RunAsync(context, new ServiceCall(SimulatedService.AmazonPolly, operation), FaultAnswers, () =>
        {
            signatures.Demand(request, "polly");
            return answer(request, context);
        });
    }

    private async Task<SimulatedResponse> SynthesizeSpeechAsync(AwsRequest request, HttpContext context)
    {
        var speech = SpeechRequest.Read(request.RequiredJson());
        var timeline = TimelineBuilder.Build(speech.Text, speech.IsSsml);
        var cancellationToken = context.RequestAborted;
        var response = speech.OutputFormat == SpeechRequest.SpeechMarks
            ? new SimulatedResponse(200, "application/x-json-stream", Marks(await HeardAsync(timeline, speech, cancellationToken), speech))
            : new SimulatedResponse(200, "audio/mpeg", await SoundAsync(timeline, speech, cancellationToken));
        return response.WithHeader("x-amzn-RequestCharacters", speech.BilledCharacters.ToString(CultureInfo.InvariantCulture));
    }

    private static Task<SimulatedResponse> DescribeVoicesAsync(AwsRequest request, HttpContext context)
    {
        var query = context.Request.Query;
        var engine = query["Engine"].ToString();
        var language = query["LanguageCode"].ToString();
        var includesAdditional = query["IncludeAdditionalLanguageCodes"] == "true";
        var voices = VoiceCatalog.All
            .Where(voice => engine.Length == 0 || voice.Engines.Contains(engine))
            .Where(voice => language.Length == 0 || voice.Language == language || (includesAdditional && voice.Speaks(language)));
        return Task.FromResult(
            SimulatedResponse.Json(200, new JsonObject { ["Voices"] = new JsonArray([.. voices.Select(voice => voice.ToJson())]) }));
    }

    private static byte[] Marks(SpeechTimeline timeline, SpeechRequest speech) => Encoding.UTF8.GetBytes(string.Concat(timeline.Marks
        .Where(mark => speech.SpeechMarkTypes.Contains(mark.Type))
        .Select(mark => mark.ToJsonLine() + "\n")));

    private bool IsSpoken => options.Speech == SpeechSource.Auto && EspeakVoice.IsInstalled;

    private async Task<SpeechTimeline> HeardAsync(SpeechTimeline timeline, SpeechRequest speech, CancellationToken cancellationToken) =>
        (IsSpoken ? await _voice.TimeAsync(timeline, speech, cancellationToken) : null) ?? timeline;

    private async Task<byte[]> SoundAsync(SpeechTimeline timeline, SpeechRequest speech, CancellationToken cancellationToken)
    {
        var format = new Mp3Format(speech.SampleRate);
        var spoken = IsSpoken ? await _voice.SpeakAsync(timeline, speech, format, cancellationToken) : null;
        return spoken ?? format.Silence(format.Frames(timeline.DurationMs));
    }

    /// <summary>Bytes that are neither MP3 nor JSON. None has its highest bit set, so no decoder finds a frame among them.</summary>
    private static SimulatedResponse Malformed(SimulatedResponse good, long ordinal)
    {
        var garbage = new byte[Math.Min(4096, good.Body.Length)];
        for (var index = 0; index < garbage.Length; index++)
        {
            garbage[index] = (byte)(SeededChance.Hash((int)ordinal, index.ToString(CultureInfo.InvariantCulture)) & 0x7F);
        }

        return good with { Body = garbage };
    }
}
