using ContentGen.News;
using ContentGen.Providers;

namespace ContentGen.Tests.News;

/// <summary>Articles of our own invention, as a provider would deliver them.</summary>
internal static class Articles
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    /// <summary>What is news at noon.</summary>
    public static readonly HeadlineAge Today = new(Noon, new NewsOptions().MaxAge);

    /// <summary>The only page that the provider has.</summary>
    public static HeadlinePage Page(params ProviderArticle[] articles) => new(articles, articles.Length);

    public static ProviderArticle Article(int number, string category = "technology", string? title = null, string? url = null) => new(
        title ?? $"Headline number {number} of the day - City Post",
        $"Description of headline {number}.",
        $"Beginning of the text of headline {number}. It goes on and br… [+99 chars]",
        url ?? $"https://citypost.example/news/{number}",
        $"https://citypost.example/news/{number}.jpg",
        "City Post",
        Noon.AddSeconds(-number),
        category);
}
