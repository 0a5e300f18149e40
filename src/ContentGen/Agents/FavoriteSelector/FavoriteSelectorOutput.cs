namespace ContentGen.Agents.FavoriteSelector;

/// <param name="StoryId">Id of one of the stories.</param>
/// <param name="Title">That story's title.</param>
/// <param name="Reasoning">Why it is the favourite, at most 600 characters.</param>
public sealed record FavoriteSelectorOutput(string StoryId, string Title, string Reasoning);
