using System.Net;
using ContentGen.News.FullText;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using ContentGen.Providers.Rss;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Polly;

namespace ContentGen.News;

public static class HeadlinesServiceCollectionExtensions
{
    /// <summary>Headlines from NewsAPI and feeds; sections <c>News</c>, <c>NewsApi</c> and <c>Rss</c>.</summary>
    public static IServiceCollection AddHeadlines(this IServiceCollection services)
    {
        services.AddCheckedOptions<NewsOptions>(NewsOptions.SectionName);
        services.AddCheckedOptions<NewsApiOptions>(NewsApiOptions.SectionName);
        services.AddCheckedOptions<RssOptions>(RssOptions.SectionName);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient<IHeadlineSource, NewsApiClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                // A redirect would take the key along to wherever it leads.
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
            })
            .AddResilienceHandler("newsapi", (pipeline, context) => AskAgain(pipeline, context, IsUnanswered));
        services.AddHttpClient<RssClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => RssClient.NewHandler(FeedConnection.ByDns))
            .AddResilienceHandler(
                "feeds",
                (pipeline, context) => AskAgain(pipeline, context, of => IsUnanswered(of) || (int?)of.Result?.StatusCode >= 500));
        services.AddHttpClient<PageClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => RssClient.NewHandler(FeedConnection.ByDns));
        return services
            .AddTransient<StoryPages>()
            .AddSingleton<HeadlineCache>()
            .AddTransient<HeadlineFetcher>()
            .AddTransient<FeedHeadlines>();
    }

    /// <summary>
    /// Once more, a moment later. The durable retries stay where they are: this is for what they do not see, a feed among others that
    /// answers, and a connection that the other side had closed.
    /// </summary>
    private static void AskAgain(
        ResiliencePipelineBuilder<HttpResponseMessage> pipeline,
        ResilienceHandlerContext context,
        Predicate<Outcome<HttpResponseMessage>> isWorthIt)
    {
        pipeline.TimeProvider = context.ServiceProvider.GetRequiredService<TimeProvider>();
        pipeline.AddRetry(new HttpRetryStrategyOptions
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.FromMilliseconds(200),
            ShouldHandle = of => new(isWorthIt(of.Outcome)),
            ShouldRetryAfterHeader = false,
        });
    }

    private static bool IsUnanswered(Outcome<HttpResponseMessage> of) => of.Exception is HttpRequestException;
}
