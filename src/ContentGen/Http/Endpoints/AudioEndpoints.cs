using System.Text;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;
using ContentGen.Storage;

namespace ContentGen.Http.Endpoints;

/// <summary>What is heard of a brief: the MP3, and the spoken words as captions.</summary>
public sealed class AudioEndpoints(BriefArchive archive, IContentStore store)
{
    // The bytes of one entity tag never change, so a player that seeks for an hour need not ask again.
    private const string CacheControl = "public, max-age=3600, immutable";

    /// <summary><c>GET /api/briefs/{runId}/audio.mp3</c>: the MP3, whole or one byte range of it.</summary>
    [Function("GetBriefAudioFile")]
    public Task<IResult> GetAudioFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}/audio.mp3")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) => GetAudioAsync(request, runId, client, cancellationToken);

    /// <summary><c>GET /api/briefs/{runId}/audio</c>: the same, at the address that it had before.</summary>
    [Function("GetBriefAudio")]
    public async Task<IResult> GetAudioAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}/audio")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        if (RunId.IsValid(runId) && await store.OpenAsync(ContentName.Audio(runId), cancellationToken) is { } audio)
        {
            return Answers.Ranges(audio, "audio/mpeg", CacheControl);
        }

        return NoAudio(await archive.GetAsync(runId, client, cancellationToken));
    }

    /// <summary><c>GET /api/briefs/{runId}/transcript.vtt</c>.</summary>
    [Function("GetTranscriptVtt")]
    public Task<IResult> GetVttAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}/transcript.vtt")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        GetCaptionsAsync(runId, client, Captions.ToWebVtt, "text/vtt; charset=utf-8", cancellationToken);

    /// <summary><c>GET /api/briefs/{runId}/transcript.srt</c>.</summary>
    [Function("GetTranscriptSrt")]
    public Task<IResult> GetSrtAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/briefs/{runId}/transcript.srt")] HttpRequest request,
        string runId,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        GetCaptionsAsync(runId, client, Captions.ToSubRip, "application/x-subrip; charset=utf-8", cancellationToken);

    private async Task<IResult> GetCaptionsAsync(
        string runId,
        DurableTaskClient client,
        Func<IReadOnlyList<WordTiming>, string, string> write,
        string contentType,
        CancellationToken cancellationToken)
    {
        var brief = await archive.GetAsync(runId, client, cancellationToken);
        return brief.WordTimings.Count == 0
            ? NoTranscript(brief)
            : Answers.Conditional(
                Encoding.UTF8.GetBytes(write(brief.WordTimings, brief.Script)), contentType, brief.UpdatedAt ?? brief.GeneratedAt);
    }

    private static IResult NoAudio(Brief brief)
    {
        var reason = brief.Sections.TryGetValue(SectionName.Audio, out var audio) && audio.Reason is { Length: > 0 } known
            ? $"The brief was made without audio: {known.TrimEnd('.')}."
            : "There is no audio for this brief.";
        return Problems.NotFound(
            "no-audio", "This brief has no audio", $"{reason} The brief itself, with its script, is at {BriefPath.Of(brief.RunId)}.");
    }

    private static IResult NoTranscript(Brief brief) => Problems.NotFound(
        "no-transcript",
        "This brief has no transcript",
        $"A transcript needs the times of spoken words, and there are none. The script is at {BriefPath.Of(brief.RunId)}.");
}
