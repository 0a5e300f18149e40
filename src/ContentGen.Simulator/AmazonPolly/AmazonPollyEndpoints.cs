using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using ContentGen.Simulator.AmazonPolly.Audio;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.AmazonPolly;

/// <summary>Amazon Polly over HTTP.</summary>
internal static class AmazonPollyEndpoints
{
    private static readonly AmazonPollyFaultAnswers FaultAnswers = new();

    public static void MapAmazonPolly(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/speech", SynthesizeSpeechAsync);
        routes.MapGet("/v1/voices", DescribeVoicesAsync);
    }

    private static async Task SynthesizeSpeechAsync(HttpContext context, ServiceCalls calls, SpeechAnswers answers)
    {
        var request = await AwsRequest.ReadAsync(context);
        var call = new ServiceCall(SimulatedService.AmazonPolly, "SynthesizeSpeech");
        await calls.RunAsync(context, call, FaultAnswers, () => answers.SynthesizeSpeechAsync(request, context.RequestAborted));
    }

    private static async Task DescribeVoicesAsync(HttpContext context, ServiceCalls calls, SpeechAnswers answers)
    {
        var request = await AwsRequest.ReadAsync(context);
        var call = new ServiceCall(SimulatedService.AmazonPolly, "DescribeVoices");
        await calls.RunAsync(context, call, FaultAnswers, () => Task.FromResult(answers.DescribeVoices(request, context.Request.Query)));
    }
}

/// <summary>Amazon Polly's answers.</summary>
internal sealed class SpeechAnswers(SignatureCheck signatures, SimulatorOptions options)
{
    private const string SigningName = "polly";

    private readonly EspeakVoice _voice = new();

    public async Task<SimulatedResponse> SynthesizeSpeechAsync(AwsRequest request, CancellationToken cancellationToken)
    {
        signatures.Demand(request, SigningName);
        var speech = SpeechRequest.Read(request.RequiredJson());

        var timeline = TimelineBuilder.Build(speech.Text, speech.IsSsml);
        var response = speech.OutputFormat == SpeechRequest.SpeechMarks
            ? new SimulatedResponse(200, "application/x-json-stream", Marks(await HeardAsync(timeline, speech, cancellationToken), speech))
            : new SimulatedResponse(200, "audio/mpeg", await SoundAsync(timeline, speech, cancellationToken));
        return response with
        {
            Headers = new Dictionary<string, string>
            {
                ["x-amzn-RequestCharacters"] = speech.BilledCharacters.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    public SimulatedResponse DescribeVoices(AwsRequest request, IQueryCollection query)
    {
        signatures.Demand(request, SigningName);
        var engine = query["Engine"].ToString();
        var language = query["LanguageCode"].ToString();
        var includesAdditional = query["IncludeAdditionalLanguageCodes"] == "true";
        var voices = VoiceCatalog.All
            .Where(voice => engine.Length == 0 || voice.Engines.Contains(engine))
            .Where(voice => language.Length == 0 || voice.Language == language || (includesAdditional && voice.Speaks(language)));
        return SimulatedResponse.Json(200, new JsonObject { ["Voices"] = new JsonArray([.. voices.Select(voice => voice.ToJson())]) });
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
}

/// <summary>What Amazon Polly says when something goes wrong inside it.</summary>
internal sealed class AmazonPollyFaultAnswers : IFaultAnswers
{
    public SimulatedResponse Error() =>
        AwsErrors.Response(500, "ServiceFailureException", "An unknown condition has caused a service failure.");

    public SimulatedResponse Throttled()
    {
        var response = AwsErrors.Response(429, "ThrottlingException", "Rate exceeded");
        return response with { Headers = new Dictionary<string, string>(response.Headers) { ["Retry-After"] = "1" } };
    }

    /// <summary>Bytes that are neither MP3 nor JSON. None has its highest bit set, so no decoder finds a frame among them.</summary>
    public SimulatedResponse Malformed(SimulatedResponse good, long ordinal)
    {
        var garbage = new byte[Math.Min(4096, good.Body.Length)];
        for (var index = 0; index < garbage.Length; index++)
        {
            garbage[index] = (byte)(SeededChance.Hash((int)ordinal, index.ToString(CultureInfo.InvariantCulture)) & 0x7F);
        }

        return good with { Body = garbage };
    }
}
