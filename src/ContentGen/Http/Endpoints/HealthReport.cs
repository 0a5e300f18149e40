using ContentGen.CircuitBreaker;

namespace ContentGen.Http.Endpoints;

/// <summary>Answer of <c>/api/health</c>.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> while a circuit breaker is not closed or cannot be asked, or <c>unhealthy</c>.</param>
/// <param name="Version">Version of the app.</param>
/// <param name="Store">State of the content store.</param>
/// <param name="CircuitBreakers">State by service; null when the breakers cannot be asked.</param>
public sealed record HealthReport(string Status, string Version, StoreHealth Store, IReadOnlyDictionary<string, CircuitState>? CircuitBreakers);
