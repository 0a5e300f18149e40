using ContentGen.CircuitBreaker;
using ContentGen.Cost;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.AmazonPolly;
using ContentGen.Resilience;
using ContentGen.Settings;
using ContentGen.Speech.Mpeg;
using ContentGen.Speech.Ssml;
using ContentGen.Speech.Timing;
using ContentGen.Storage;
using ContentGen.Telemetry;
using ContentGen.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.Speech;

/// <summary>
/// Speaks a script: MP3 and word timings go to the content store under names that depend on the run only, so that a second execution
/// replaces them.
/// </summary>
public sealed partial class SynthesizeSpeechActivity(
    AmazonPollySpeech speech,
    SpeakerChoice speakers,
    IContentStore store,
    SpeechCache cache,
    ICircuitBreakerGate gate,
    IOptions<ContentGenOptions> product,
    IOptions<AmazonPollyOptions> amazonPolly,
    TimeLimits limits,
    ILogger<SynthesizeSpeechActivity> logger)
{
    public const string FunctionName = "SynthesizeSpeech";

    /// <exception cref="InvalidOutputException">There is nothing to speak, or what came back is no speech.</exception>
    /// <exception cref="CategorizedException">Amazon Polly, the store or the attempt's time limit failed it.</exception>
    [Function(FunctionName)]
    public async Task<SpeechResult> RunAsync(
        [ActivityTrigger] SpeechCall call, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await EarlierAsync(call, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var chunks = Split(call);
        var speaker = speakers.For(call.Language, call.Voice);
        var recording = await ThrottleHold.RunAsync(
            () => RecordAsync(call, chunks, speaker, client, cancellationToken),
            call.TimeLimit ?? product.Value.AgentTimeout,
            limits.Time,
            cancellationToken);
        await StoreAsync(call, recording, speaker, cancellationToken);
        LogSpoken(call.RunId, recording.Words.Count, recording.Duration, chunks.Count, speaker.Voice);
        var seconds = Math.Round(recording.Duration.TotalSeconds, 3);
        var speech = new SpeechResult(seconds, recording.Words.Count, speaker.Voice, speaker.Engine, recording.BilledCharacters);
        await cache.KeepAsync(call, speech, recording.Mp3);
        return speech;
    }

    private async Task<SpeechResult?> EarlierAsync(SpeechCall call, CancellationToken cancellationToken)
    {
        if (call.ForceFresh || call.Permit.ProbeToken is not null)
        {
            return null;
        }

        var earlier = await cache.UseAsync(call, product.Value.Cache.AgentOutput, cancellationToken);
        Instruments.CacheRead(CacheKind.Speech, earlier is null ? CacheResult.Miss : CacheResult.Hit);
        return earlier;
    }

    private IReadOnlyList<SsmlChunk> Split(SpeechCall call)
    {
        var chunks = SsmlChunks.Split(SpeechScript.Read(call.Sentences), SsmlStyle.Of(amazonPolly.Value));
        return chunks.Count > 0
            ? chunks
            : throw new InvalidOutputException($"The script of run {call.RunId} is empty; there is nothing to speak.");
    }

    private async Task<SpeechRecording> RecordAsync(
        SpeechCall call, IReadOnlyList<SsmlChunk> chunks, Speaker speaker, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var set = product.Value.AgentTimeout;
        var limit = new AttemptTimeLimit(call.TimeLimit ?? set, AttemptTimeLimit.AgentTimeout, set, limits);
        var recording = new SpeechRecording();
        var billed = 0;

        async Task<SpeechAnswer> AskAsync(Func<CancellationToken, Task<SpeechAnswer>> ask)
        {
            var answer = await gate.CallAsync(client, call.Permit, ask, cancellationToken);
            Interlocked.Add(ref billed, answer.BilledCharacters);
            return answer;
        }

        try
        {
            foreach (var chunk in chunks)
            {
                var audio = AskAsync(token => speech.SpeakAsync(chunk.Ssml, speaker, limit, token));
                if (call.Permit.ProbeToken is not null)
                {
                    // A half-open breaker lets one call through, so the second waits for the first one's outcome.
                    await audio;
                }

                var marks = AskAsync(token => speech.MarkWordsAsync(chunk.Ssml, speaker, limit, token));
                await Task.WhenAll(audio, marks);
                recording.Add(await audio, await marks);
            }

            return recording;
        }
        catch (CategorizedException failure) when (billed > 0)
        {
            failure.Receipt = ReceiptOf(call, speaker, billed);
            throw;
        }
    }

    private async Task StoreAsync(SpeechCall call, SpeechRecording recording, Speaker speaker, CancellationToken cancellationToken)
    {
        var words = BinaryData.FromObjectAsJson(recording.Words, ContentGenJson.Options);
        try
        {
            await store.PutAsync(ContentName.WordTimings(call.RunId), words, "application/json", cancellationToken);
            await store.PutAsync(ContentName.Audio(call.RunId), recording.Mp3, "audio/mpeg", cancellationToken);
        }
        catch (CategorizedException failure)
        {
            failure.Receipt = ReceiptOf(call, speaker, recording.BilledCharacters);
            throw;
        }
    }

    private static AttemptReceipt ReceiptOf(SpeechCall call, Speaker speaker, int billed) =>
        new(Guid.NewGuid().ToString("N"), call.RunId, null, speaker.Engine, billed);

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Information,
        Message = "Run {RunId}: spoke {Words} words, {Duration} long, in {Chunks} parts with the voice {Voice}")]
    private partial void LogSpoken(string runId, int words, TimeSpan duration, int chunks, string voice);
}

/// <summary>One MP3 and its word timings, put together chunk by chunk.</summary>
internal sealed class SpeechRecording
{
    private readonly MemoryStream _mp3 = new();
    private readonly WordTimeline _timeline = new();

    public BinaryData Mp3 => new(_mp3.ToArray());

    public IReadOnlyList<WordTiming> Words => _timeline.Words;

    public TimeSpan Duration => _timeline.Duration;

    public int BilledCharacters { get; private set; }

    /// <param name="audio">MP3 of the chunk.</param>
    /// <param name="marks">Speech marks made from the same SSML.</param>
    /// <exception cref="InvalidOutputException">The audio is no MP3, or the marks are not its.</exception>
    public void Add(SpeechAnswer audio, SpeechAnswer marks)
    {
        var mp3 = Mp3Reader.Read(audio.Content);
        if (mp3.Duration == TimeSpan.Zero)
        {
            throw new InvalidOutputException($"Amazon Polly answered with {audio.Content.Length} bytes that hold no MP3 audio.");
        }

        _timeline.Add(mp3, SpeechMark.Read(marks.Content));
        _mp3.Write(mp3.Frames.Span);
        BilledCharacters += audio.BilledCharacters + marks.BilledCharacters;
    }
}
