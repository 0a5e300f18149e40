namespace ContentGen.Http.Endpoints;

/// <summary>Answer to an accepted regeneration.</summary>
/// <param name="Id">Names the regeneration in the status address.</param>
/// <param name="Sections">The sections that are made again.</param>
internal sealed record RegenerationAccepted(
    bool Success, string Id, string RunId, string Section, IReadOnlyCollection<string> Sections, string StatusUrl);
