using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Providers;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>
/// Fetches a run's headlines: one call a category, side by side, and further pages while too few headlines are left of what came. The
/// categories and pages that answer are enough. A recent answer to the same question is used again unless the request forces fresh
/// content.
/// </summary>
public sealed partial class HeadlineFetcher(
    IHeadlineSource source,
    HeadlineCache cache,
    ICircuitBreakerGate gate,
    IOptions<NewsOptions> news,
    TimeProvider time,
    ILogger<HeadlineFetcher> logger)
{
    internal const string Provider = "newsapi";

    /// <summary>Pages of one category that are asked for at most.</summary>
    internal const int MostPages = 4;

    private const int SpareArticles = 10;

    /// <param name="told">What the edition has told lately.</param>
    /// <exception cref="CategorizedException">No category answered; the first category's failure.</exception>
    /// <exception cref="InvalidOutputException">The provider answered, but with nothing that can be used.</exception>
    public async Task<HeadlineBatch> FetchAsync(
        DurableTaskClient client, HeadlinesCall call, AttemptTimeLimit limit, ToldStories told, CancellationToken cancellationToken)
    {
        if (!call.Permit.Allowed)
        {
            throw new CircuitOpenException(call.Permit.Service);
        }

        return BatchOf(call, await AskAllAsync(call, told, AskAsync), told);

        async Task<Answer> AskAsync(HeadlineQuery query, CircuitBreakerPermit permit)
        {
            try
            {
                var given = await cache.GetAsync(
                    call.RunId,
                    HeadlineEntry.Of(query),
                    mustAsk: call.Request.ForceFresh || permit.ProbeToken is not null,
                    () => gate.CallAsync(
                        client,
                        permit,
                        token => limit.CallAsync("NewsAPI", inner => source.FetchAsync(query, inner), token),
                        cancellationToken),
                    cancellationToken);
                return new(query, given, null);
            }
            catch (CategorizedException failure)
            {
                LogPageFailed(call.RunId, query.Category, query.Page, failure.Category, failure.Message);
                return new(query, CachedHeadlines.None, failure);
            }
        }
    }

    /// <summary>The questions that a request asks first: one a category, each for its first page.</summary>
    internal static HeadlineQuery[] QueriesFor(BriefRequest request)
    {
        var count = HeadlineSelection.LimitFor(request.MaxStories) + SpareArticles;
        return [.. request.Categories.Distinct().Select(category => new HeadlineQuery(category, request.Country, request.Language, count))];
    }

    private async Task<IReadOnlyList<Answer>> AskAllAsync(
        HeadlinesCall call, ToldStories told, Func<HeadlineQuery, CircuitBreakerPermit, Task<Answer>> ask)
    {
        var queries = QueriesFor(call.Request);
        var permit = call.Permit;
        Answer[] latest = [];
        if (permit.ProbeToken is not null)
        {
            // A half-open breaker allows one probe: its call goes alone, the others follow when it succeeded.
            var probe = await ask(queries[0], permit);
            if (probe.Failure is not null)
            {
                return [probe];
            }

            (latest, queries, permit) = ([probe], queries[1..], CircuitBreakerPermit.Unreported(permit.Service));
        }

        latest = [.. latest, .. await Task.WhenAll(queries.Select(query => ask(query, permit)))];
        var all = latest.ToList();
        while (Further(call.Request, all, latest, told) is { Length: > 0 } further)
        {
            latest = await Task.WhenAll(further.Select(query => ask(query, permit)));
            all.AddRange(latest);
        }

        return all;
    }

    /// <summary>
    /// The questions for the pages that follow the latest answers: none when what all answers leave after cleaning, without what was
    /// told before, is as much as the request chooses from, nor where a category failed, because a service in trouble is not asked for
    /// more than it was.
    /// </summary>
    private HeadlineQuery[] Further(
        BriefRequest request, IReadOnlyList<Answer> all, IReadOnlyList<Answer> latest, ToldStories told)
    {
        if (latest.Any(answer => answer.Failure is not null))
        {
            return [];
        }

        var next = latest.Select(answer => answer.Next).OfType<HeadlineQuery>().ToArray();
        return next.Length == 0 || Untold() >= HeadlineSelection.LimitFor(request.MaxStories) ? [] : next;

        int Untold() => Choose(request, all, told).Headlines.Count(headline => !headline.IsRepeated);
    }

    private HeadlineBatch BatchOf(HeadlinesCall call, IReadOnlyList<Answer> answers, ToldStories told)
    {
        if (answers.All(answer => answer.Failure is not null))
        {
            throw answers[0].Failure!;
        }

        var (request, choice) = (call.Request, Choose(call.Request, answers, told));
        var leftOut = HeadlineChoice.Show(choice.LeftOut);
        if (leftOut.Length > 0)
        {
            LogLeftOut(call.RunId, leftOut);
        }

        return choice.Headlines.Count > 0
            ? new HeadlineBatch(choice.Headlines, Provider, answers.Min(answer => answer.Given.CachedAt))
            : throw new InvalidOutputException(
                $"NewsAPI has no usable headline for country '{request.Country}', language '{request.Language}' and"
                + $" categories {string.Join(", ", request.Categories)}{(leftOut.Length > 0 ? $"; left out: {leftOut}" : "")}.");
    }

    private HeadlineChoice Choose(BriefRequest request, IEnumerable<Answer> answers, ToldStories told) => HeadlineSelection.From(
        answers.SelectMany(answer => answer.Given.Page.Articles),
        request.MaxStories,
        new(time.GetUtcNow(), news.Value.MaxAge),
        told);

    [LoggerMessage(2105, LogLevel.Information, "Run {RunId}: articles of NewsAPI are left out: {LeftOut}")]
    private partial void LogLeftOut(string runId, string leftOut);

    [LoggerMessage(
        2104, LogLevel.Warning, "Run {RunId}: page {Page} of the headlines of category {Category} failed as {FailureCategory}: {Reason}")]
    private partial void LogPageFailed(string runId, string category, int page, FailureCategory failureCategory, string reason);

    /// <summary>What came of one question.</summary>
    /// <param name="Failure">Why there is no answer; null when there is one.</param>
    private sealed record Answer(HeadlineQuery Query, CachedHeadlines Given, CategorizedException? Failure)
    {
        /// <summary>The question for the page that follows; null when there is none, or none that is asked for.</summary>
        public HeadlineQuery? Next =>
            Given.Page.IsFollowed(Query) && Query.Page < MostPages ? Query with { Page = Query.Page + 1 } : null;
    }
}
