namespace ContentGen.Agents.NewsFetcher;

/// <param name="Stories">Summarised stories, most relevant first; up to twice the requested number, so that the curator's choice has room.</param>
public sealed record NewsFetcherOutput(IReadOnlyList<Story> Stories);
