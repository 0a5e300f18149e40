using ContentGen.Providers.NewsApi;
using ContentGen.Requests;

namespace ContentGen.News;

/// <summary>The questions that a request asks a provider: one a category, each for its first page.</summary>
internal static class HeadlineQueries
{
    /// <summary>Pages of one category that are asked for at most.</summary>
    public const int MostPages = 4;

    private const int SpareArticles = 10;

    public static HeadlineQuery[] For(BriefRequest request)
    {
        var count = HeadlineSelection.LimitFor(request.MaxStories) + SpareArticles;
        return [.. request.Categories.Distinct().Select(category => new HeadlineQuery(category, request.Country, request.Language, count))];
    }

    /// <summary>
    /// The questions for the pages that follow the latest answers: none when what all answers leave after cleaning is as much as the
    /// request chooses from, nor where a category failed, because a service in trouble is not asked for more than it was.
    /// </summary>
    public static HeadlineQuery[] After(
        BriefRequest request, IReadOnlyList<HeadlineAnswer> all, IReadOnlyList<HeadlineAnswer> latest)
    {
        if (latest.Any(answer => answer.Failure is not null))
        {
            return [];
        }

        var next = latest.Select(answer => answer.Next).OfType<HeadlineQuery>().Where(query => query.Page <= MostPages).ToArray();
        return next.Length > 0 && Usable(request, all) < HeadlineSelection.LimitFor(request.MaxStories) ? next : [];
    }

    private static int Usable(BriefRequest request, IEnumerable<HeadlineAnswer> answers) =>
        HeadlineSelection.From(answers.SelectMany(answer => answer.Articles), request.MaxStories).Count;
}
