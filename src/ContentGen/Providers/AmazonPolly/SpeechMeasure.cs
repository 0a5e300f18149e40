using System.Diagnostics;
using ContentGen.Failures;
using ContentGen.Telemetry;

namespace ContentGen.Providers.AmazonPolly;

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
