namespace ContentGen.Agents.FavoriteSelector;

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record FavoriteSelectorAnswer(string StoryId, string Reasoning);
