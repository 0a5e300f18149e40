using System.Diagnostics;
using System.Globalization;
using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Failures;
using ContentGen.Telemetry;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>Amazon Polly as the product uses it: SSML in, MP3 or speech marks out, failures in the product's own categories.</summary>
/// <param name="client">Made at the first call, so that a missing region or credential is that call's failure, not the start-up's.</param>
public sealed class AmazonPollySpeech(Lazy<IAmazonPolly> client, IOptions<AmazonPollyOptions> options, TimeProvider time)
{
    /// <exception cref="Failures.CategorizedException">The call failed; see <see cref="AmazonPollyFailures"/>.</exception>
    public Task<SpeechAnswer> SpeakAsync(string ssml, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        var request = NewRequest(ssml, speaker);
        request.OutputFormat = OutputFormat.Mp3;
        request.SampleRate = options.Value.SampleRate.ToString(CultureInfo.InvariantCulture);
        return CallAsync(request, speaker, limit, cancellationToken);
    }

    /// <summary>Word marks of the same document, as JSON lines.</summary>
    /// <exception cref="Failures.CategorizedException">The call failed; see <see cref="AmazonPollyFailures"/>.</exception>
    public Task<SpeechAnswer> MarkWordsAsync(string ssml, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        var request = NewRequest(ssml, speaker);
        request.OutputFormat = OutputFormat.Json;
        request.SpeechMarkTypes = [SpeechMarkType.Word.Value];
        return CallAsync(request, speaker, limit, cancellationToken);
    }

    private static SynthesizeSpeechRequest NewRequest(string ssml, Speaker speaker) => new()
    {
        Engine = Engine.FindValue(speaker.Engine),
        VoiceId = VoiceId.FindValue(speaker.Voice),
        TextType = TextType.Ssml,
        Text = ssml,
    };

    private Task<SpeechAnswer> CallAsync(
        SynthesizeSpeechRequest request, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken) =>
        limit.CallAsync("Amazon Polly", token => ReadAsync(request, speaker, limit.Length, token), cancellationToken);

    private async Task<SpeechAnswer> ReadAsync(
        SynthesizeSpeechRequest request, Speaker speaker, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var measure = SpeechMeasure.Start(speaker, request.OutputFormat.Value, time);
        try
        {
            using var response = await client.Value.SynthesizeSpeechAsync(request, cancellationToken);
            using var content = new MemoryStream();
            await response.AudioStream.CopyToAsync(content, cancellationToken);
            return measure.Answered(new SpeechAnswer(content.ToArray(), response.RequestCharacters ?? 0));
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw measure.Failed(AmazonPollyFailures.From(exception, speaker, limit));
        }
    }
}

/// <param name="Content">MP3, or speech marks as JSON lines.</param>
/// <param name="BilledCharacters">Characters charged for the call.</param>
public sealed record SpeechAnswer(byte[] Content, int BilledCharacters);

/// <summary>The span and the metrics of one call of Amazon Polly. Sizes, times and names only: none of the text.</summary>
internal sealed class SpeechMeasure : IDisposable
{
    private readonly Speaker _speaker;
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Activity? _span;
    private TagList _tags;

    private SpeechMeasure(Speaker speaker, string output, TimeProvider time)
    {
        (_speaker, _time, _start) = (speaker, time, time.GetTimestamp());
        _tags = new() { { TagName.SpeechOutput, output }, { TagName.Voice, speaker.Voice }, { TagName.Engine, speaker.Engine } };
        _span = Instruments.Spans.StartActivity("synthesize_speech", ActivityKind.Client, default(ActivityContext), _tags);
        _span?.SetTag(TagName.RemoteSystem, TagValue.AwsApi).SetTag(TagName.RemoteService, "Polly").SetTag(TagName.RemoteMethod, "SynthesizeSpeech");
    }

    /// <param name="output">Amazon Polly's name of the output format.</param>
    public static SpeechMeasure Start(Speaker speaker, string output, TimeProvider time) => new(speaker, output, time);

    public SpeechAnswer Answered(SpeechAnswer answer)
    {
        Instruments.CharactersBilled(answer.BilledCharacters, _speaker.Voice, _speaker.Engine);
        return answer;
    }

    public CategorizedException Failed(CategorizedException failure)
    {
        _tags.Add(TagName.ErrorType, CallError.Of(failure));
        _span.Fail(failure);
        return failure;
    }

    public void Dispose()
    {
        Instruments.Spoken(_time.GetElapsedTime(_start), _tags);
        _span?.Dispose();
    }
}
