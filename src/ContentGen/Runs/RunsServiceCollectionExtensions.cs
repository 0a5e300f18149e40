using ContentGen.Briefs;
using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.Runs;

public static class RunsServiceCollectionExtensions
{
    public static IServiceCollection AddRuns(this IServiceCollection services) =>
        services.AddSingleton<RunInputs>().AddSingleton<ReviewDrafts>().AddSingleton<IUnstoredBriefs, LateBriefs>();
}
