using ContentGen.News;

namespace ContentGen.Agents.NewsFetcher;

public sealed record NewsFetcherInput(IReadOnlyList<Headline> Headlines);
