using System.Net;
using ContentGen.News.FullText;
using ContentGen.Providers;
using ContentGen.Providers.NewsApi;
using ContentGen.Providers.Rss;
using ContentGen.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
        services.AddHttpClient<RssClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => RssClient.NewHandler(FeedConnection.ByDns));
        services.AddHttpClient<PageClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => RssClient.NewHandler(FeedConnection.ByDns));
        return services
            .AddTransient<StoryPages>()
            .AddSingleton<HeadlineCache>()
            .AddTransient<HeadlineFetcher>()
            .AddTransient<FeedHeadlines>();
    }

    // A redirect would take the key along to wherever it leads.
    private static SocketsHttpHandler WithoutRedirects() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
    };
}
