namespace ContentGen.Agents.NewsFetcher;

/// <summary>What the model answers; see <c>schema.json</c>.</summary>
internal sealed record NewsFetcherAnswer(IReadOnlyList<SummarizedStory> Stories);
