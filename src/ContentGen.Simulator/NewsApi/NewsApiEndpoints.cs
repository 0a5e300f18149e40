namespace ContentGen.Simulator.NewsApi;

/// <summary>NewsAPI over HTTP.</summary>
internal static class NewsApiEndpoints
{
    private static readonly NewsApiFaultAnswers FaultAnswers = new();

    public static void MapNewsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v2/top-headlines", (HttpContext context, ServiceCalls calls, NewsAnswers answers) =>
            RunAsync(context, calls, "TopHeadlines", answers.TopHeadlines));
        routes.MapGet("/v2/everything", (HttpContext context, ServiceCalls calls, NewsAnswers answers) =>
            RunAsync(context, calls, "Everything", answers.Everything));
    }

    private static Task RunAsync(HttpContext context, ServiceCalls calls, string operation, Func<HttpRequest, SimulatedResponse> answer)
    {
        var call = new ServiceCall(SimulatedService.NewsApi, operation);
        return calls.RunAsync(context, call, FaultAnswers, () => Task.FromResult(answer(context.Request)));
    }
}
