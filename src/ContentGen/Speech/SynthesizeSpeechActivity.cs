using ContentGen.CircuitBreaker;
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

    // Two presenters change often, and each turn is two requests. Amazon Polly allows eight a second of the neural voices.
    private const int ChunksAtOnce = 2;

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
        var recording = new SpeechRecording();
        var limit = new AttemptTimeLimit(AttemptTimeLimit.AgentTimeout, product.Value.AgentTimeout, limits, call.TimeLimit);
        try
        {
            await limit.HoldAsync(
                () => RecordAsync(recording, call, chunks, speaker, limit, client, cancellationToken), cancellationToken);
            await store.PutJsonAsync(ContentName.WordTimings(call.RunId), recording.Words, cancellationToken);
            await store.PutAsync(ContentName.Audio(call.RunId), recording.Mp3, "audio/mpeg", cancellationToken);
        }
        catch (CategorizedException failure) when (recording.BilledCharacters > 0)
        {
            failure.Receipt = new(Guid.NewGuid().ToString("N"), call.RunId, null, speaker.Engine, recording.BilledCharacters);
            throw;
        }

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
        var chunks = SsmlChunks.Split(SpeechScript.Read(call.Sentences, call.Speakers), SsmlStyle.Of(amazonPolly.Value));
        return chunks.Count > 0
            ? chunks
            : throw new InvalidOutputException($"The script of run {call.RunId} is empty; there is nothing to speak.");
    }

    private async Task<SpeechRecording> RecordAsync(
        SpeechRecording recording,
        SpeechCall call,
        IReadOnlyList<SsmlChunk> chunks,
        Speaker speaker,
        AttemptTimeLimit limit,
        DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        async Task<SpeechAnswer> AskAsync(Func<CancellationToken, Task<SpeechAnswer>> ask)
        {
            var answer = await gate.CallAsync(client, call.Permit, ask, cancellationToken);
            recording.Bill(answer);
            return answer;
        }

        async Task<(SpeechAnswer Audio, SpeechAnswer Marks)> RecordChunkAsync(SsmlChunk chunk)
        {
            var voice = chunk.Speaker is { } other ? speaker with { Voice = other } : speaker;
            var audio = AskAsync(token => speech.SpeakAsync(chunk.Ssml, voice, limit, token));
            if (call.Permit.ProbeToken is not null)
            {
                await audio;
            }

            var marks = AskAsync(token => speech.MarkWordsAsync(chunk.Ssml, voice, limit, token));
            await Task.WhenAll(audio, marks);
            return (await audio, await marks);
        }

        // A half-open breaker lets one call through, so all others wait for its outcome.
        var atOnce = call.Permit.ProbeToken is null ? ChunksAtOnce : 1;
        foreach (var several in chunks.Chunk(atOnce))
        {
            var spoken = await Task.WhenAll(several.Select(RecordChunkAsync));
            foreach (var (chunk, (audio, marks)) in several.Zip(spoken))
            {
                recording.Add(ReadMp3(audio), SpeechMark.Read(marks.Content), chunk.Speaker);
            }
        }

        return recording;
    }

    private static Mp3Audio ReadMp3(SpeechAnswer answer) =>
        Mp3Reader.Read(answer.Content) is { Duration.Ticks: > 0 } audio
            ? audio
            : throw new InvalidOutputException($"Amazon Polly answered with {answer.Content.Length} bytes that hold no MP3 audio.");

    [LoggerMessage(
        EventId = 3001,
        Level = LogLevel.Information,
        Message = "Run {RunId}: spoke {Words} words, {Duration} long, in {Chunks} parts with the voice {Voice}")]
    private partial void LogSpoken(string runId, int words, TimeSpan duration, int chunks, string voice);
}
