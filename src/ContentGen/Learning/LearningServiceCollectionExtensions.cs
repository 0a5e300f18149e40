using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Learning;

public static class LearningServiceCollectionExtensions
{
    public static IServiceCollection AddLearning(this IServiceCollection services) => services.AddSingleton<StatisticsReader>();
}
