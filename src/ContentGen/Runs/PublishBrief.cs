using ContentGen.Briefs;
using ContentGen.Podcast;
using ContentGen.Sections;
using ContentGen.Speech;
using ContentGen.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace ContentGen.Runs;

/// <summary>
/// Stores a brief, with its tags in its audio, and enters it in the index. It may be executed more than once: names and content depend on
/// the call only, so a repeated execution writes the same again. It may also come late, after the brief was made anew: then the newer one
/// stays.
/// </summary>
public sealed partial class PublishBriefActivity(
    IContentStore store, BriefIndex index, TraceArchive traces, AudioTags tags, ILogger<PublishBriefActivity> logger)
{
    public const string FunctionName = "PublishBrief";

    /// <returns>Path of the brief over HTTP.</returns>
    /// <exception cref="Failures.SystemResourceException">The store cannot be used.</exception>
    [Function(FunctionName)]
    public async Task<string> RunAsync([ActivityTrigger] PublishCall call, CancellationToken cancellationToken)
    {
        if (call.Trace is { } trace)
        {
            await traces.StoreAsync(trace, cancellationToken);
        }

        Brief? earlier = null;
        var stored = await store.UpdateJsonAsync<Brief>(
            ContentName.Brief(call.Brief.RunId),
            async known => (earlier = known)?.Revision > call.Brief.Revision ? null : await WithSpeechAsync(call, cancellationToken),
            cancellationToken);
        // Order is important: the index must never name a brief that is not there.
        await index.EnterAsync(stored!, earlier, cancellationToken);
        return BriefPath.Of(call.Brief.RunId);
    }

    /// <summary>The brief as it is stored, once its speech is in its place.</summary>
    private async Task<Brief> WithSpeechAsync(PublishCall call, CancellationToken cancellationToken)
    {
        if (call.SpeechFrom is { } speaker)
        {
            await ReplaceSpeechAsync(call.Brief.RunId, call.HasAudio ? speaker : null, cancellationToken);
        }

        return call.HasAudio ? await WithSpeechAsync(call.Brief, cancellationToken) : call.Brief;
    }

    /// <summary>Brings the speech of another run; without one, the old speech goes, for it would not be that of the script.</summary>
    private async Task ReplaceSpeechAsync(string runId, string? speaker, CancellationToken cancellationToken)
    {
        await ReplaceAsync(
            ContentName.WordTimings(runId),
            speaker is null ? null : ContentName.WordTimings(speaker),
            "application/json",
            cancellationToken);
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
        var spoken = brief with { WordTimings = await ReadWordTimingsAsync(brief.RunId, cancellationToken) };
        if (await store.GetAsync(ContentName.Audio(brief.RunId), cancellationToken) is not { } audio)
        {
            LogAudioLost(brief.RunId);
            return spoken with { Audio = null };
        }

        var bytes = await TagAsync(spoken, audio, cancellationToken);
        return spoken with { Audio = spoken.Audio is { } details ? details with { Bytes = bytes } : null };
    }

    /// <returns>Size of the MP3 with its tags, in bytes.</returns>
    private async Task<long> TagAsync(Brief brief, BinaryData audio, CancellationToken cancellationToken)
    {
        var tagged = tags.Write(brief, audio);
        if (!tagged.ToMemory().Span.SequenceEqual(audio.ToMemory().Span))
        {
            await store.PutAsync(ContentName.Audio(brief.RunId), tagged, "audio/mpeg", cancellationToken);
        }

        return tagged.ToMemory().Length;
    }

    private async Task<IReadOnlyList<WordTiming>> ReadWordTimingsAsync(string runId, CancellationToken cancellationToken)
    {
        var reason = "there are none in the store";
        var timings = await store.FindJsonAsync<IReadOnlyList<WordTiming>>(
            ContentName.WordTimings(runId), cancellationToken, fault => reason = fault);
        if (timings is null)
        {
            LogNoWordTimings(runId, reason);
        }

        return timings ?? [];
    }

    [LoggerMessage(3111, LogLevel.Warning, "The brief of run {RunId} is published without word timings: {Reason}.")]
    private partial void LogNoWordTimings(string runId, string reason);

    [LoggerMessage(3112, LogLevel.Warning, "The brief of run {RunId} is published without audio: the MP3 is not in the store any more.")]
    private partial void LogAudioLost(string runId);
}

/// <summary>Input of the activity that publishes a brief.</summary>
/// <param name="Brief">The brief without word timings; the activity adds those that the speech activity stored.</param>
/// <param name="HasAudio">True when this run has speech, spoken now or copied from an earlier run.</param>
/// <param name="SpeechFrom">The run whose speech replaces the brief's own; null when the brief's own stays.</param>
/// <param name="Trace">What the run did, kept beside the brief; null keeps none.</param>
public sealed record PublishCall(Brief Brief, bool HasAudio, string? SpeechFrom = null, RunTrace? Trace = null);

/// <summary>
/// Publishes a brief at the end of a run, within what is left of the run's time. A store that cannot be written does not stop the run; the
/// brief is then published later.
/// </summary>
internal static class BriefPublication
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="speechFrom">The run whose content the audio is, when it is not the brief's own; its audio replaces the brief's.</param>
    /// <param name="trace">What the run did.</param>
    /// <returns>True when the brief is in the store.</returns>
    public static async Task<bool> PublishAsync(
        TaskOrchestrationContext context, RunContext run, Brief brief, RunTrace trace, string? speechFrom = null)
    {
        var limit = LimitOf(run.Input.Settings.RunDeadline / 10, run.Deadline.End - context.CurrentUtcDateTime);
        var interval = limit / 4 < LongestInterval ? limit / 4 : LongestInterval;
        var call = new PublishCall(
            brief, brief.Sections[SectionName.Audio].Source is SectionSource.Live or SectionSource.Cached, speechFrom, trace);
        Task publish = await run.Deadline.CallWithinAsync<string>(
            PublishBriefActivity.FunctionName,
            call,
            mayRetry => new RetryPolicy(3, interval, 2, limit, limit) { HandleFailure = mayRetry },
            limit);
        if (!publish.IsCompletedSuccessfully)
        {
            await PublishLaterAsync(context, run.Deadline, call);
        }

        return publish.IsCompletedSuccessfully;
    }

    // Until it has begun nobody can be answered with the brief, so a run that is late anyway (its process died) waits for it too. A start
    // that fails or takes longer costs nothing but the brief's way into the archive: its run's output has it.
    private static Task PublishLaterAsync(TaskOrchestrationContext context, RunDeadline deadline, PublishCall call)
    {
        var most = (deadline.End - context.CurrentUtcDateTime) * 3 / 4;
        var patience = most <= TimeSpan.Zero || most > LongestStart ? LongestStart : most;
        var start = context.CallActivityAsync<bool>(
            StartPublishLaterActivity.FunctionName, call, TaskOptions.FromRetryPolicy(new RetryPolicy(3, Pause, 2)));
        return deadline.EndsWithinAsync(start, patience);
    }

    // What is left of the run, but no more than publishing may take; a third of a tenth stays for publishing later and the last status.
    private static TimeSpan LimitOf(TimeSpan tenth, TimeSpan left)
    {
        var most = tenth > ShortestLimit ? tenth : ShortestLimit;
        var least = tenth / 3 < ShortestLimit ? tenth / 3 : ShortestLimit;
        var limit = left - least;
        return limit > most ? most : limit < least ? least : limit;
    }
}
