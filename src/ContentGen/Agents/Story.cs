using ContentGen.News;

namespace ContentGen.Agents;

/// <summary>A story of the brief. Everything but category, summary and score is copied from the headline with the same id.</summary>
/// <param name="Id">Id of the headline it was made from.</param>
/// <param name="Title">The headline's title.</param>
/// <param name="Category">One of <see cref="Requests.NewsCategory.All"/>.</param>
/// <param name="Summary">One to three sentences, at most 600 characters.</param>
/// <param name="RelevanceScore">0 (marginal) to 1 (must hear).</param>
/// <param name="Source">Display name of the publisher.</param>
/// <param name="Url">Address of the story.</param>
/// <param name="ImageUrl">Address of a picture; null when the source gave none.</param>
/// <param name="PublishedAt">When it was published; null when unknown.</param>
/// <param name="SelectionReason">Why the curator chose it; null until curation is joined in.</param>
public sealed record Story(
    string Id,
    string Title,
    string Category,
    string Summary,
    double RelevanceScore,
    string Source,
    string Url,
    string? ImageUrl,
    DateTimeOffset? PublishedAt,
    string? SelectionReason = null)
{
    public const int LongestSummary = 600;

    public static Story From(Headline headline, string category, string summary, double relevanceScore) => new(
        headline.Id,
        headline.Title,
        category,
        summary,
        relevanceScore,
        headline.Source,
        headline.Url,
        headline.ImageUrl,
        headline.PublishedAt);
}
