using System.Globalization;
using Amazon.Polly;
using Amazon.Polly.Model;
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
