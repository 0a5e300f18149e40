using ContentGen.Briefs;

namespace ContentGen.Headlines;

/// <summary>The questions that a request asks a provider: one a category.</summary>
internal static class HeadlineQueries
{
    private const int SpareArticles = 10;

    public static HeadlineQuery[] For(BriefRequest request)
    {
        var count = HeadlineSelection.LimitFor(request.MaxStories) + SpareArticles;
        return [.. request.Categories.Distinct().Select(category => new HeadlineQuery(category, request.Country, request.Language, count))];
    }
}
