namespace ContentGen.Agents.FavoriteSelector;

public sealed record FavoriteSelectorInput(IReadOnlyList<Story> Stories);
