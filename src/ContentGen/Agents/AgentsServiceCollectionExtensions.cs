using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ContentGen.Agents;

public static class AgentsServiceCollectionExtensions
{
    /// <summary>What the agents' activities need; the model comes with <c>AddBedrock</c>.</summary>
    public static IServiceCollection AddAgents(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<AgentRunner>();
        services.AddSingleton<CachedAgentRunner>();
        return services;
    }
}
