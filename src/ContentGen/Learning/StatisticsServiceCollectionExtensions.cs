using ContentGen.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Learning;

public static class StatisticsServiceCollectionExtensions
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<StatisticsReader>().AddSingleton<RunInputs>();
}
