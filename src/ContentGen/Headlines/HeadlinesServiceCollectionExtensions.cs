using ContentGen.Providers.NewsApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ContentGen.Headlines;

public static class HeadlinesServiceCollectionExtensions
{
    /// <summary>Headlines from NewsAPI, with the settings of section <c>NewsApi</c>.</summary>
    public static IServiceCollection AddHeadlines(this IServiceCollection services)
    {
        services.AddOptions<NewsApiOptions>().BindConfiguration(NewsApiOptions.SectionName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<NewsApiOptions>, NewsApiOptionsValidator>();
        services.AddSingleton<IValidateOptions<NewsApiOptions>, NewsApiAddressValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient<IHeadlineSource, NewsApiClient>(http => http.Timeout = Timeout.InfiniteTimeSpan);
        services.AddTransient<HeadlineFetcher>();
        return services;
    }
}
