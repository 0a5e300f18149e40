namespace ContentGen.Simulator.NewsApi;

/// <summary>The articles served.</summary>
internal sealed class NewsArchive(IReadOnlyList<Article> articles)
{
    public IReadOnlyList<Article> All { get; } = articles;

    /// <summary>
    /// The articles of a category. Those that name no category belong to each, but each category starts at another place among
    /// them, so that the first pages differ.
    /// </summary>
    public IEnumerable<Article> InCategory(string category)
    {
        var named = All.Where(article => article.Category == category);
        var unnamed = All.Where(article => article.Category is null).ToList();
        var start = NewsCategories.All.IndexOf(category) * unnamed.Count / NewsCategories.All.Length;
        return named.Concat(unnamed.Skip(start)).Concat(unnamed.Take(start));
    }
}
