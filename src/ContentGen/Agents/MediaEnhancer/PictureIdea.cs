namespace ContentGen.Agents.MediaEnhancer;

/// <param name="StoryId">Id of a story.</param>
internal sealed record PictureIdea(string StoryId, string AltText, IReadOnlyList<string> SearchTerms);
