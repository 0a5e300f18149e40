using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace ContentGen.Simulator.NewsApi;

/// <summary>The articles as publishers' feeds: RSS 2.0, one a category. What has no title is in no feed.</summary>
internal sealed class FeedEndpoints(NewsArchive archive, ServiceCalls calls)
{
    private const int LongestFeed = 40;

    private static readonly XNamespace Content = "http://purl.org/rss/1.0/modules/content/";

    private static readonly FaultAnswers FaultAnswers = new(
        Page(500, "Internal Server Error"),
        Page(429, "Too Many Requests"),
        (_, _) => Page(200, "<html><head><title>Welcome</title></head><body>This is not the feed.</body></html>"));

    public static string PathOf(string category) => $"/feeds/{category}.xml";

    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var category in NewsCategories.All)
        {
            routes.MapGet(PathOf(category), context => RunAsync(context, category));
        }
    }

    private Task RunAsync(HttpContext context, string category) => calls.RunAsync(
        context,
        new ServiceCall(SimulatedService.Feeds, category),
        FaultAnswers,
        () => Task.FromResult(Feed(category, archive.InCategory(category), context.Request)));

    private static SimulatedResponse Feed(string category, IEnumerable<Article> articles, HttpRequest request)
    {
        var items = articles.Where(article => article.Text("title").Length > 0).Take(LongestFeed).Select(Item);
        var feed = new XElement(
            "rss",
            new XAttribute("version", "2.0"),
            new XAttribute(XNamespace.Xmlns + "content", Content.NamespaceName),
            new XElement(
                "channel",
                new XElement("title", $"Simulated news: {category}"),
                new XElement("link", $"{request.Scheme}://{request.Host}/"),
                new XElement("description", $"The simulator's articles of the category {category}"),
                items));
        var xml = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{feed}";
        return new(200, "application/rss+xml; charset=utf-8", Encoding.UTF8.GetBytes(xml));
    }

    private static XElement Item(Article article) => new(
        "item",
        new XElement("title", Clean(article.Text("title"))),
        new XElement("link", Clean(article.Text("url"))),
        new XElement("guid", new XAttribute("isPermaLink", "false"), Clean(article.Text("url"))),
        new XElement("source", new XAttribute("url", Clean(article.Text("url"))), Clean(article.SourceName)),
        Optional("description", article.Text("description")),
        Optional(Content + "encoded", article.Text("content")),
        article.Text("urlToImage") is { Length: > 0 } image
            ? new XElement(
                "enclosure", new XAttribute("url", Clean(image)), new XAttribute("length", 0), new XAttribute("type", "image/jpeg"))
            : null,
        article.PublishedAt > DateTimeOffset.UnixEpoch
            ? new XElement("pubDate", article.PublishedAt.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture))
            : null);

    private static XElement? Optional(XName name, string text) => text.Length > 0 ? new XElement(name, Clean(text)) : null;

    private static string Clean(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => !rune.IsBmp || System.Xml.XmlConvert.IsXmlChar((char)rune.Value)));

    private static SimulatedResponse Page(int status, string html) => new(status, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(html));
}
