namespace ContentGen.Agents.NewsFetcher;

/// <param name="Id">Id of a headline.</param>
/// <param name="Relevance">0 to 1.</param>
internal sealed record SummarizedStory(string Id, string Category, string Summary, double Relevance);
