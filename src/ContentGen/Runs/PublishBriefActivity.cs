using System.Text.Json;
using ContentGen.Briefs;
using ContentGen.Speech;
using ContentGen.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ContentGen.Runs;

/// <summary>
/// Stores a brief and enters it in the index. It may be executed more than once: names and content depend on the call only, so a
/// repeated execution writes the same again. It may also come late, after the brief was made anew: then the newer one stays.
/// </summary>
public sealed partial class PublishBriefActivity(IContentStore store, TraceArchive traces, ILogger<PublishBriefActivity> logger)
{
    /// <returns>Path of the brief over HTTP.</returns>
    /// <exception cref="Failures.SystemResourceException">The store cannot be used.</exception>
    [Function(ActivityName.PublishBrief)]
    public async Task<string> RunAsync([ActivityTrigger] PublishCall call, CancellationToken cancellationToken)
    {
        if (call.Trace is { } trace)
        {
            await traces.StoreAsync(trace, cancellationToken);
        }

        if (await HasNewerAsync(call.Brief, cancellationToken))
        {
            return BriefPath.Of(call.Brief.RunId);
        }

        if (call.SpeechFrom is { } speaker)
        {
            await ReplaceSpeechAsync(call.Brief.RunId, call.HasAudio ? speaker : null, cancellationToken);
        }

        var brief = call.HasAudio ? await WithSpeechAsync(call.Brief, cancellationToken) : call.Brief;
        // Order is important: the index must never name a brief that is not there.
        await store.PutJsonAsync(ContentName.Brief(brief.RunId), brief, cancellationToken);
        await store.PutJsonAsync(ContentName.Index(brief.GeneratedAt, brief.RunId), new { brief.RunId }, cancellationToken);
        return BriefPath.Of(brief.RunId);
    }

    private async Task<bool> HasNewerAsync(Brief brief, CancellationToken cancellationToken)
    {
        try
        {
            return (await store.GetJsonAsync<Brief>(ContentName.Brief(brief.RunId), cancellationToken))?.Revision > brief.Revision;
        }
        catch (JsonException)
        {
            return false; // A damaged brief is there to be replaced.
        }
    }

    /// <summary>Brings the speech of another run; without one, the old speech goes, for it would not be that of the script.</summary>
    private async Task ReplaceSpeechAsync(string runId, string? speaker, CancellationToken cancellationToken)
    {
        await ReplaceAsync(ContentName.WordTimings(runId), speaker is null ? null : ContentName.WordTimings(speaker), "application/json", cancellationToken);
        await ReplaceAsync(ContentName.Audio(runId), speaker is null ? null : ContentName.Audio(speaker), "audio/mpeg", cancellationToken);
    }

    private async Task ReplaceAsync(string name, string? source, string contentType, CancellationToken cancellationToken)
    {
        var content = source is null ? null : await store.GetAsync(source, cancellationToken);
        if (content is null)
        {
            await store.DeleteAsync(name, cancellationToken);
        }
        else
        {
            await store.PutAsync(name, content, contentType, cancellationToken);
        }
    }

    private async Task<Brief> WithSpeechAsync(Brief brief, CancellationToken cancellationToken)
    {
        var audio = await store.GetAsync(ContentName.Audio(brief.RunId), cancellationToken);
        if (audio is null)
        {
            LogAudioLost(brief.RunId);
        }

        return brief with
        {
            Audio = audio is null ? null : Measured(brief.Audio, audio),
            WordTimings = await ReadWordTimingsAsync(brief.RunId, cancellationToken),
        };
    }

    private static AudioDetails? Measured(AudioDetails? details, BinaryData audio) =>
        details is null ? null : details with { Bytes = audio.ToMemory().Length };

    private async Task<IReadOnlyList<WordTiming>> ReadWordTimingsAsync(string runId, CancellationToken cancellationToken)
    {
        try
        {
            var timings = await store.GetJsonAsync<IReadOnlyList<WordTiming>>(ContentName.WordTimings(runId), cancellationToken);
            if (timings is not null)
            {
                return timings;
            }

            LogNoWordTimings(runId, "there are none in the store");
        }
        catch (JsonException exception)
        {
            LogNoWordTimings(runId, exception.Message);
        }
        return [];
    }

    [LoggerMessage(3111, LogLevel.Warning, "The brief of run {RunId} is published without word timings: {Reason}.")]
    private partial void LogNoWordTimings(string runId, string reason);

    [LoggerMessage(3112, LogLevel.Warning, "The brief of run {RunId} is published without audio: the MP3 is not in the store any more.")]
    private partial void LogAudioLost(string runId);
}
