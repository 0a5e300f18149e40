using Microsoft.Extensions.DependencyInjection;

namespace ContentGen.CircuitBreaker;

public static class CircuitBreakerServiceCollectionExtensions
{
    public static IServiceCollection AddCircuitBreakers(this IServiceCollection services) =>
        services.AddSingleton<ICircuitBreakerGate, CircuitBreakerGate>();
}
