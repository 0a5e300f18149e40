namespace ContentGen.Briefs;

/// <param name="Briefs">Newest first.</param>
/// <param name="Continuation">Where the next page begins; null on the last page.</param>
public sealed record BriefPage(IReadOnlyList<Brief> Briefs, string? Continuation);
