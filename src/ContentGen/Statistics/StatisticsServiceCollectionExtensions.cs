using ContentGen.Orchestration;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Statistics;

public static class StatisticsServiceCollectionExtensions
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<StatisticsReader>().AddSingleton<RunInputs>();
}
