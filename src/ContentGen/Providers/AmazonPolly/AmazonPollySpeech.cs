using System.Diagnostics;
using System.Globalization;
using Amazon.Polly;
using Amazon.Polly.Model;
using ContentGen.Telemetry;

namespace ContentGen.Providers.AmazonPolly;

/// <summary>Amazon Polly as the product uses it: SSML in, MP3 or speech marks out, failures in the product's own categories.</summary>
/// <param name="client">Made at the first call, so that a missing region or credential is that call's failure, not the start-up's.</param>
public sealed class AmazonPollySpeech(Func<IAmazonPolly> client, IOptions<AmazonPollyOptions> options, TimeProvider time)
{
    /// <exception cref="Failures.CategorizedException">The call failed; see <see cref="AmazonPollyFailure"/>.</exception>
    public Task<SpeechAnswer> SpeakAsync(string ssml, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        var sampleRate = options.Value.SampleRate.ToString(CultureInfo.InvariantCulture);
        return CallAsync(new() { OutputFormat = OutputFormat.Mp3, SampleRate = sampleRate }, ssml, speaker, limit, cancellationToken);
    }

    /// <summary>Word marks of the same document, as JSON lines.</summary>
    /// <exception cref="Failures.CategorizedException">The call failed; see <see cref="AmazonPollyFailure"/>.</exception>
    public Task<SpeechAnswer> MarkWordsAsync(string ssml, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        List<string> marks = [SpeechMarkType.Word.Value];
        return CallAsync(new() { OutputFormat = OutputFormat.Json, SpeechMarkTypes = marks }, ssml, speaker, limit, cancellationToken);
    }

    private Task<SpeechAnswer> CallAsync(
        SynthesizeSpeechRequest request, string ssml, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        request.Engine = Engine.FindValue(speaker.Engine);
        request.VoiceId = VoiceId.FindValue(speaker.Voice);
        request.TextType = TextType.Ssml;
        request.Text = ssml;
        return limit.CallAsync("Amazon Polly", token => MeasuredAsync(request, speaker, limit, token), cancellationToken);
    }

    /// <summary>One call with its span and metrics: sizes, times and names only, none of the text.</summary>
    private async Task<SpeechAnswer> MeasuredAsync(
        SynthesizeSpeechRequest request, Speaker speaker, AttemptTimeLimit limit, CancellationToken cancellationToken)
    {
        TagList tags = new()
        {
            { TagName.SpeechOutput, request.OutputFormat.Value }, { TagName.Voice, speaker.Voice }, { TagName.Engine, speaker.Engine },
        };
        using var span = Instruments.Spans.StartActivity("synthesize_speech", ActivityKind.Client, default(ActivityContext), tags);
        span?.SetTag(TagName.RemoteSystem, "aws-api")
            .SetTag(TagName.RemoteService, "Polly")
            .SetTag(TagName.RemoteMethod, "SynthesizeSpeech");
        return await MeasuredCall.MeasureAsync(span, Instruments.SpeechDuration, tags, time, async () =>
        {
            try
            {
                var answer = await AskAsync(request, cancellationToken);
                Instruments.CharactersBilled(answer.BilledCharacters, speaker.Voice, speaker.Engine);
                return answer;
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                throw AmazonPollyFailure.From(exception, speaker, $"the attempt's limit of {limit.Origin}");
            }
        });
    }

    private async Task<SpeechAnswer> AskAsync(SynthesizeSpeechRequest request, CancellationToken cancellationToken)
    {
        using var response = await client().SynthesizeSpeechAsync(request, cancellationToken);
        using var content = new MemoryStream();
        await response.AudioStream.CopyToAsync(content, cancellationToken);
        return new SpeechAnswer(content.ToArray(), response.RequestCharacters ?? 0);
    }
}

/// <param name="Content">MP3, or speech marks as JSON lines.</param>
/// <param name="BilledCharacters">Characters charged for the call.</param>
public sealed record SpeechAnswer(byte[] Content, int BilledCharacters);

/// <param name="Voice">Amazon Polly voice id, such as <c>Joanna</c>.</param>
/// <param name="Engine">standard, neural, long-form or generative.</param>
public sealed record Speaker(string Voice, string Engine);
