using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using ContentGen.Settings;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

/// <summary>
/// Fetches a run's headlines: one call a category, side by side, and further pages while too few headlines are left of what came. The
/// categories and pages that answer are enough. A recent answer to the same question is used again unless the request forces fresh
/// content.
/// </summary>
public sealed class HeadlineFetcher(
    IHeadlineSource source,
    HeadlineCache cache,
    ICircuitBreakerGate gate,
    IOptionsMonitor<ContentGenOptions> options,
    TimeProvider time,
    ILogger<HeadlineFetcher> logger)
{
    internal const string Provider = "newsapi";

    /// <exception cref="CategorizedException">No category answered; the first category's failure.</exception>
    /// <exception cref="InvalidOutputException">The provider answered, but with nothing that can be used.</exception>
    public async Task<HeadlineBatch> FetchAsync(DurableTaskClient client, HeadlinesCall call, CancellationToken cancellationToken)
    {
        if (!call.Permit.Allowed)
        {
            throw new CircuitOpenException(call.Permit.Service);
        }

        using var limit = new AttemptTimeLimit(options.CurrentValue.AgentTimeout, AttemptTimeLimit.AgentTimeout, time);
        var answers = await AskAsync(
            call,
            (query, permit) => cache.GetAsync(
                call.RunId,
                query,
                call.Request.ForceFresh || permit.ProbeToken is not null,
                () => gate.CallAsync(
                    client,
                    permit,
                    token => limit.CallAsync("NewsAPI", inner => source.FetchAsync(query, inner), token),
                    cancellationToken),
                cancellationToken)).ConfigureAwait(false);
        return Batch(call, answers);
    }

    private async Task<IReadOnlyList<HeadlineAnswer>> AskAsync(
        HeadlinesCall call,
        Func<HeadlineQuery, CircuitBreakerPermit, Task<CachedHeadlines>> ask)
    {
        var latest = await AskFirstAsync(call, ask).ConfigureAwait(false);
        var all = latest.ToList();
        var permit = call.Permit.ProbeToken is null ? call.Permit : CircuitBreakerPermit.Unasked(call.Permit.Service);
        while (HeadlineQueries.After(call.Request, all, latest) is { Length: > 0 } next)
        {
            latest = await Task.WhenAll(next.Select(query => AnswerAsync(call, query, permit, ask))).ConfigureAwait(false);
            all.AddRange(latest);
        }

        return all;
    }

    /// <remarks>A half-open breaker allows one probe: its first call goes alone, the others follow when it succeeded.</remarks>
    private async Task<IReadOnlyList<HeadlineAnswer>> AskFirstAsync(
        HeadlinesCall call,
        Func<HeadlineQuery, CircuitBreakerPermit, Task<CachedHeadlines>> ask)
    {
        var queries = HeadlineQueries.For(call.Request);
        if (call.Permit.ProbeToken is null)
        {
            return await Task.WhenAll(queries.Select(query => AnswerAsync(call, query, call.Permit, ask))).ConfigureAwait(false);
        }

        var probe = await AnswerAsync(call, queries[0], call.Permit, ask).ConfigureAwait(false);
        if (probe.Failure is not null)
        {
            return [probe];
        }

        var after = CircuitBreakerPermit.Unasked(call.Permit.Service);
        var rest = await Task.WhenAll(queries.Skip(1).Select(query => AnswerAsync(call, query, after, ask))).ConfigureAwait(false);
        return [probe, .. rest];
    }

    private async Task<HeadlineAnswer> AnswerAsync(
        HeadlinesCall call,
        HeadlineQuery query,
        CircuitBreakerPermit permit,
        Func<HeadlineQuery, CircuitBreakerPermit, Task<CachedHeadlines>> ask)
    {
        try
        {
            return new HeadlineAnswer(query, await ask(query, permit).ConfigureAwait(false), null);
        }
        catch (CategorizedException failure)
        {
            logger.PageFailed(call.RunId, query.Category, query.Page, failure.Category, failure.Message);
            return new HeadlineAnswer(query, CachedHeadlines.None, failure);
        }
    }

    private static HeadlineBatch Batch(HeadlinesCall call, IReadOnlyList<HeadlineAnswer> answers)
    {
        if (answers.All(answer => answer.Failure is not null))
        {
            throw answers[0].Failure!;
        }

        var headlines = HeadlineSelection.From(answers.SelectMany(answer => answer.Articles), call.Request.MaxStories);
        return headlines.Count > 0
            ? new HeadlineBatch(headlines, Provider, answers.Min(answer => answer.Given.CachedAt))
            : throw new InvalidOutputException(
                $"NewsAPI has no usable headline for country '{call.Request.Country}', language '{call.Request.Language}' and"
                + $" categories {string.Join(", ", call.Request.Categories)}.");
    }
}
