using System.Net;
using ContentGen.Providers.NewsApi;
using ContentGen.Providers.Rss;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.News;

public static class HeadlinesServiceCollectionExtensions
{
    /// <summary>Headlines from NewsAPI and, in its place, from feeds; sections <c>NewsApi</c> and <c>Rss</c>.</summary>
    public static IServiceCollection AddHeadlines(this IServiceCollection services)
    {
        services.AddOptions<NewsApiOptions>().BindConfiguration(NewsApiOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsApiOptions>, NewsApiOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsApiOptions>, NewsApiAddressValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient<IHeadlineSource, NewsApiClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(WithoutRedirects);
        services.AddTransient<HeadlineFetcher>();
        return services.AddFeeds();
    }

    private static IServiceCollection AddFeeds(this IServiceCollection services)
    {
        services.AddOptions<RssOptions>().BindConfiguration(RssOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RssOptions>, RssOptionsValidator>();
        services.AddSingleton<IValidateOptions<RssOptions>, RssFeedsValidator>();
        services.AddHttpClient<RssClient>(http => http.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => RssClient.NewHandler(FeedConnection.ByDns));
        services.AddTransient<FeedHeadlines>();
        return services;
    }

    // A redirect would take the key along to wherever it leads.
    private static SocketsHttpHandler WithoutRedirects() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
    };
}
