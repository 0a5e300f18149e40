namespace ContentGen.EndToEnd.Tests.Fuzz.Endpoints;

/// <summary>What really is there, so that requests get beyond the first check.</summary>
/// <param name="RunId">A run with a delivered brief.</param>
/// <param name="FunctionKey">Opens functions.</param>
/// <param name="SystemKey">Opens the management API; in no answer but a start's.</param>
internal sealed record KnownThings(string RunId, string TraceId, string AudioTag, string FunctionKey, string SystemKey);
