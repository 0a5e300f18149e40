using ContentGen.Failures;
using ContentGen.Providers.NewsApi;

namespace ContentGen.News;

/// <summary>What came of one question for headlines.</summary>
/// <param name="Failure">Why there is no answer; null when there is one.</param>
internal sealed record HeadlineAnswer(HeadlineQuery Query, CachedHeadlines Given, CategorizedException? Failure)
{
    public IReadOnlyList<ProviderArticle> Articles => Given.Page.Articles;

    /// <summary>The question for the page that follows; null when there is none.</summary>
    public HeadlineQuery? Next => Given.Page.IsFollowed(Query) ? Query with { Page = Query.Page + 1 } : null;
}
