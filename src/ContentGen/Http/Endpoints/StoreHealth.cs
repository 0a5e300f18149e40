namespace ContentGen.Http.Endpoints;

/// <param name="Kind"><c>files</c> or <c>blobs</c>.</param>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Detail">What is wrong; null when nothing is. Places and causes are for the log, as anybody may ask.</param>
public sealed record StoreHealth(string Kind, string Status, string? Detail);
