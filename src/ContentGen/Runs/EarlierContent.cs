using ContentGen.Agents;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Requests;
using ContentGen.Sections;
using ContentGen.Text;

namespace ContentGen.Runs;

/// <summary>
/// Sections made of what earlier runs left, with its age; null where there is nothing that may stand in. A little of the deadline's reserve
/// is for reading it, so that the last sections of a run out of time may still fall back on it.
/// </summary>
/// <param name="runId">The run whose edition may have told stories before; null where a finished brief is changed.</param>
internal sealed class EarlierContent(
    TaskOrchestrationContext context, RunSettings settings, RunDeadline deadline, RunLog log, string? runId)
{
    private const string Recent = "The same question was answered a short while ago.";
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>
    /// True for live content and for cached content within its section's normal age: such a section makes no brief partial.
    /// </summary>
    public static bool IsWhole(string section, Provenance provenance, RunSettings settings) => provenance.Source switch
    {
        SectionSource.Live => true,
        SectionSource.Cached => TimeSpan.FromSeconds(provenance.AgeSeconds) <= NormalAge(section, settings),
        _ => false,
    };

    /// <summary>A section of content that a step has just brought: made now, or a short while ago.</summary>
    /// <param name="cachedAt">When it was made, if not just now.</param>
    public Section<T> LiveOrCached<T>(T content, DateTimeOffset? cachedAt, IEnumerable<string> urls)
        where T : class => cachedAt is { } madeAt
            ? Section.Cached(content, Seconds(AgeOf(madeAt)), Recent, urls)
            : Section.Live(content, urls);

    /// <summary>A section of what the same step brought to an earlier run.</summary>
    /// <param name="result">Of the step in this run: why it brought nothing.</param>
    /// <param name="activity">Reads what it brought, by the input of the step.</param>
    public async Task<Section<T>?> ResultAsync<T>(
        RunStep step, StepResult<T> result, string activity, Func<T, IEnumerable<string>> urlsOf)
        where T : class, ICacheable =>
        await ReadAsync<T>(activity, step.ToInput(CircuitBreakerPermit.Unasked(step.Service), null)) is { CachedAt: { } madeAt } kept
            ? StandIn(step.Name, kept, madeAt, result.Reason, result.ServiceIsOpen, urlsOf(kept))
            : null;

    /// <param name="reason">Why the agent gave no output.</param>
    public async Task<Section<TOut>?> OutputAsync<TIn, TOut>(
        Agent<TIn, TOut> agent, TIn input, BriefRequest request, string reason, bool serviceIsOpen)
        where TOut : class
    {
        var kept = await ReadAsync<CachedContent<AgentResult<TOut>>>(
            nameof(AgentActivities.ReadCachedOutput), new CachedOutputQuery(agent.Name, request, runId));
        if (kept?.Content is not { Output: { } output } || kept.Urls is null)
        {
            return null;
        }

        if (!ContentGenJson.IsWhole(output))
        {
            log.EarlierUnreadable(nameof(AgentActivities.ReadCachedOutput), $"an output of {agent.Name} lacks what it must have");
            return null;
        }

        if (agent.Adopt(output, new(kept.Urls, agent.Stories(input))) is not { } adopted)
        {
            return null;
        }

        var fitted = agent.Fit(adopted, input, request);
        return StandIn(
            AgentPlan.Of(agent.Name).Section, fitted, kept.MadeAt, reason, serviceIsOpen, [.. agent.SourceUrls(fitted, input)]);
    }

    /// <returns>Null when there is nothing, when it cannot be read, or not in time.</returns>
    private async Task<T?> ReadAsync<T>(string activity, object query)
        where T : class
    {
        try
        {
            var reading = await deadline.CallWithinAsync<T?>(
                activity, query, mayRetry => new RetryPolicy(2, Pause) { HandleFailure = mayRetry }, deadline.PatienceOf(LongestRead));
            return reading.IsCompleted ? await reading : null;
        }
        catch (Exception exception)
        {
            // Also content that is there but is not what it should be.
            log.EarlierUnreadable(activity, exception.Message);
            return null;
        }
    }

    // Content of any age is better than none while its service is not even called; else it must be recent enough to pass for today's.
    private Section<T>? StandIn<T>(
        string section, T content, DateTimeOffset madeAt, string? failure, bool serviceIsOpen, IEnumerable<string> urls)
        where T : class
    {
        var age = AgeOf(madeAt);
        if (!serviceIsOpen && age >= settings.AgentOutputAge)
        {
            return null;
        }

        failure ??= "It could not be made.";
        var reason = age <= NormalAge(section, settings)
            ? $"{failure} What was made earlier is used."
            : $"{failure} What was made {Words(age)} ago is used, which is older than normal.";
        return Section.Cached(content, Seconds(age), reason, urls);
    }

    private TimeSpan AgeOf(DateTimeOffset madeAt)
    {
        var age = context.CurrentUtcDateTime - madeAt.UtcDateTime;
        return age > TimeSpan.Zero ? age : TimeSpan.Zero;
    }

    private static TimeSpan NormalAge(string section, RunSettings settings) =>
        section == SectionName.Headlines ? settings.ExternalApiAge : settings.AgentOutputAge;

    private static string Words(TimeSpan age) => age.TotalHours >= 1 ? $"{age.TotalHours:0.#} hours" : $"{age.TotalMinutes:0} minutes";

    private static int Seconds(TimeSpan age) => (int)Math.Min(age.TotalSeconds, int.MaxValue);
}
