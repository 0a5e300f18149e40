using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>NewsAPI: key checked, parameters checked, articles chosen, one page cut out.</summary>
internal sealed class NewsApiEndpoints(NewsArchive archive, SimulatorOptions options, ServiceCalls calls)
{
    private const int MaximumPageSize = 100;
    // What a developer account gets of any question, however much there is.
    private const int MaximumResults = 100;
    private const int TopHeadlinesPageSize = 20;
    private const int EverythingPageSize = 100;
    private const int MaximumSources = 20;

    private static readonly FaultAnswers FaultAnswers = new(
        NewsApiErrors.Response(500, "unexpectedError", "Something went wrong on our side. Try the request again shortly."),
        NewsApiErrors.Response(429, "rateLimited", "You have made too many requests recently. Please try again later."),
        (good, _) => good with { Body = good.Body[..(good.Body.Length * 2 / 3)] });

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/top-headlines", context => RunAsync(context, "TopHeadlines", TopHeadlines));
        routes.MapGet("/v2/everything", context => RunAsync(context, "Everything", Everything));
    }

    private Task RunAsync(HttpContext context, string operation, Func<HttpRequest, SimulatedResponse> answer) => calls.RunAsync(
        context,
        new ServiceCall(SimulatedService.NewsApi, operation),
        FaultAnswers,
        () => Task.FromResult(answer(context.Request)));

    private SimulatedResponse TopHeadlines(HttpRequest request)
    {
        CheckKey(request);
        var query = new NewsQuery(request.Query);
        if (!query.HasAny("sources", "q", "language", "country", "category"))
        {
            throw NewsApiErrors.Missing(
                "Required parameters are missing. Please set any of the following and try again: sources, q, language, country, category.");
        }

        if (query.HasAny("sources") && query.HasAny("country", "category"))
        {
            throw NewsApiErrors.Refusal(400, "parametersIncompatible", "You cannot mix sources with country or category.");
        }

        query.OneOf("country", NewsCategories.Countries);
        var category = query.OneOf("category", NewsCategories.All);
        return Page(query, TopHeadlinesPageSize, Filter(query, category is null ? archive.All : archive.InCategory(category)));
    }

    private SimulatedResponse Everything(HttpRequest request)
    {
        CheckKey(request);
        var query = new NewsQuery(request.Query);
        if (!query.HasAny("q", "qInTitle", "sources", "domains"))
        {
            throw NewsApiErrors.Missing(
                "The scope of your search is too broad. Please set any of the following parameters and try again: "
                + "q, qInTitle, sources, domains.");
        }

        var articles = Filter(query, archive.All);
        // NewsAPI's own measures of relevance and popularity are unknown; the file's order stands for both.
        if (query.OneOf("sortBy", NewsCategories.Orders) is null or "publishedAt")
        {
            articles = articles.OrderByDescending(article => article.PublishedAt);
        }

        return Page(query, EverythingPageSize, articles);
    }

    private void CheckKey(HttpRequest request)
    {
        var key = Key(request);
        if (key.Length == 0)
        {
            throw NewsApiErrors.Refusal(
                401,
                "apiKeyMissing",
                "Your API key is missing. Append this to the URL with the apiKey param, or use the x-api-key HTTP header.");
        }

        if (options.NewsApiKey is { } expected && expected != key)
        {
            throw NewsApiErrors.Refusal(401, "apiKeyInvalid", "Your API key is invalid or incorrect. Check your key.");
        }
    }

    private static string Key(HttpRequest request)
    {
        if (request.Headers["X-Api-Key"].ToString() is { Length: > 0 } header)
        {
            return header.Trim();
        }

        if (request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            return authorization.Replace("Bearer ", "", StringComparison.OrdinalIgnoreCase).Trim();
        }

        return request.Query["apiKey"].ToString();
    }

    private static IEnumerable<Article> Filter(NewsQuery query, IEnumerable<Article> articles)
    {
        var sources = query.List("sources");
        if (sources.Length > MaximumSources)
        {
            throw NewsApiErrors.Refusal(400, "sourcesTooMany", $"You have requested too many sources. The maximum is {MaximumSources}.");
        }

        var domains = query.List("domains");
        var language = query.OneOf("language", NewsCategories.Languages);
        var from = query.Time("from") ?? DateTimeOffset.MinValue;
        var to = query.Time("to") ?? DateTimeOffset.MaxValue;
        var text = query.Text("q");
        var title = query.Text("qInTitle");
        return articles
            .Where(article => sources.Length == 0 || sources.Contains(article.SourceId))
            .Where(article => domains.Length == 0 || domains.Any(article.IsOn))
            .Where(article => language is null || article.Language is null || article.Language == language)
            .Where(article => article.PublishedAt >= from && article.PublishedAt <= to)
            .Where(article => text is null || NewsSearch.Matches(article, text))
            .Where(article => title is null || article.Text("title").Contains(title, StringComparison.OrdinalIgnoreCase));
    }

    private static SimulatedResponse Page(NewsQuery query, int defaultPageSize, IEnumerable<Article> chosen)
    {
        var size = query.Whole("pageSize", defaultPageSize, MaximumPageSize);
        var page = query.Whole("page", 1, int.MaxValue / MaximumPageSize);
        if (page * size > MaximumResults)
        {
            throw NewsApiErrors.Refusal(
                426,
                "maximumResultsReached",
                $"You have requested too many results. Developer accounts are limited to a max of {MaximumResults} results."
                + $" You are trying to request results {(page - 1) * size} to {page * size}."
                + " Please upgrade to a paid plan if you need more results.");
        }

        var articles = chosen.ToList();
        return SimulatedResponse.Json(200, new JsonObject
        {
            ["status"] = "ok",
            ["totalResults"] = articles.Count,
            ["articles"] = new JsonArray([.. articles.Skip((page - 1) * size).Take(size).Select(article => article.ToJson())]),
        });
    }
}

/// <summary>Errors in NewsAPI's shape.</summary>
internal static class NewsApiErrors
{
    public static SimulatedResponse Response(int status, string code, string message) =>
        SimulatedResponse.Json(status, new JsonObject { ["status"] = "error", ["code"] = code, ["message"] = message }, outcome: code);

    public static RefusedException Refusal(int status, string code, string message) => new(Response(status, code, message));

    public static RefusedException Invalid(string message) => Refusal(400, "parameterInvalid", message);

    public static RefusedException Missing(string message) => Refusal(400, "parametersMissing", message);
}
