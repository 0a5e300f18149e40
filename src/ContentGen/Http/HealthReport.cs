namespace ContentGen.Http;

/// <summary>Answer of <c>/api/health</c>.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Version">Version of the app.</param>
/// <param name="Store">State of the content store.</param>
public sealed record HealthReport(string Status, string Version, StoreHealth Store);
