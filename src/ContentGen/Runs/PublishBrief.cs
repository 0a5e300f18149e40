using ContentGen.Agents;
using ContentGen.Briefs;
using ContentGen.Podcast;
using ContentGen.Sections;
using ContentGen.Speech;
using ContentGen.Storage;

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
        var runId = call.Brief.RunId;
        if (call.SpeechFrom is { } other)
        {
            // Without speech of it the old one goes: it would not be that of the script.
            var speaker = call.HasAudio ? other : null;
            await ReplaceAsync(ContentName.WordTimings, runId, speaker, "application/json", cancellationToken);
            await ReplaceAsync(ContentName.Audio, runId, speaker, "audio/mpeg", cancellationToken);
        }

        if (!call.HasAudio)
        {
            return call.Brief;
        }

        var spoken = call.Brief with { WordTimings = await ReadWordTimingsAsync(runId, cancellationToken) };
        if (await store.GetAsync(ContentName.Audio(runId), cancellationToken) is not { } audio)
        {
            LogAudioLost(runId);
            return spoken with { Audio = null };
        }

        var tagged = tags.Write(spoken, audio);
        if (!tagged.ToMemory().Span.SequenceEqual(audio.ToMemory().Span))
        {
            await store.PutAsync(ContentName.Audio(runId), tagged, "audio/mpeg", cancellationToken);
        }

        return spoken with { Audio = spoken.Audio is { } details ? details with { Bytes = tagged.ToMemory().Length } : null };
    }

    private async Task ReplaceAsync(
        Func<string, string> nameOf, string runId, string? speaker, string contentType, CancellationToken cancellationToken)
    {
        var content = speaker is null ? null : await store.GetAsync(nameOf(speaker), cancellationToken);
        await (content is null
            ? store.DeleteAsync(nameOf(runId), cancellationToken)
            : store.PutAsync(nameOf(runId), content, contentType, cancellationToken));
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
/// brief is then published later. Either way the run has delivered.
/// </summary>
internal static class BriefPublication
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShortestLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <param name="agents">Those that worked, and the audio.</param>
    /// <param name="speechFrom">The run whose content the audio is, when it is not the brief's own; its audio replaces the brief's.</param>
    public static async Task<RunResult> PublishAsync(
        TaskOrchestrationContext context, RunContext run, Brief brief, IEnumerable<AgentProgress> agents, string? speechFrom = null)
    {
        var state = brief.Status == BriefStatus.Completed ? RunState.Completed : RunState.Partial;
        var limit = LimitOf(run.Input.Settings.RunDeadline / 10, run.Deadline.End - context.CurrentUtcDateTime);
        var interval = limit / 4 < LongestInterval ? limit / 4 : LongestInterval;
        var call = new PublishCall(
            brief,
            brief.Sections[SectionName.Audio].Source is SectionSource.Live or SectionSource.Cached,
            speechFrom,
            TraceOf(run, brief, state, agents));
        Task publish = await run.Deadline.CallWithinAsync<string>(
            PublishBriefActivity.FunctionName,
            call,
            mayRetry => new RetryPolicy(3, interval, 2, limit, limit) { HandleFailure = mayRetry },
            limit);
        if (!publish.IsCompletedSuccessfully)
        {
            await PublishLaterAsync(context, run.Deadline, call);
        }

        run.Status.Finished(state, BriefPath.Of(brief.RunId));
        return new(brief, publish.IsCompletedSuccessfully);
    }

    private static RunTrace TraceOf(RunContext run, Brief brief, RunState state, IEnumerable<AgentProgress> agents) => RunTrace.Of(
        brief.RunId,
        brief.TraceId,
        state.Name(),
        run.StartedAt,
        brief.UpdatedAt ?? brief.GeneratedAt,
        agents,
        run.Notes,
        brief.Audio?.BilledCharacters ?? 0) with
    {
        Steps = run.Log.Observations,
    };

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
