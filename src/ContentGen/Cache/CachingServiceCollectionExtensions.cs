using ContentGen.Agents;
using ContentGen.News;
using ContentGen.Speech;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.Cache;

public static class CachingServiceCollectionExtensions
{
    /// <summary>What keeps and finds earlier answers; the store comes with <c>AddBriefs</c>.</summary>
    public static IServiceCollection AddCaching(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ContentCache>();
        services.AddSingleton<SingleFlight>();
        services.AddSingleton<CachedAgentRunner>();
        services.AddSingleton<HeadlineCache>();
        services.AddSingleton<SpeechCache>();
        return services;
    }
}
