namespace ContentGen.Http.Endpoints;

/// <summary>Answer of <c>/api/briefs</c>.</summary>
/// <param name="Briefs">Newest first.</param>
/// <param name="After">Send it as <c>after</c> for the next page; null on the last page.</param>
/// <param name="NextUrl">Absolute address of the next page; null on the last page.</param>
public sealed record BriefList(IReadOnlyList<BriefSummary> Briefs, string? After, string? NextUrl);
