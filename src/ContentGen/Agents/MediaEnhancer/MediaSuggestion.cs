namespace ContentGen.Agents.MediaEnhancer;

/// <param name="StoryId">Id of one of the stories.</param>
/// <param name="ImageUrl">The story's own picture; null when it has none. Never an address that a model made up.</param>
/// <param name="AltText">Description for those who cannot see the picture, at most 200 characters.</param>
/// <param name="SearchTerms">One to five terms to find a picture by.</param>
public sealed record MediaSuggestion(string StoryId, string? ImageUrl, string AltText, IReadOnlyList<string> SearchTerms);
