using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>
/// The articles served, from a file as NewsAPI answers it. Beside NewsAPI's own fields an article may name its <c>category</c> and
/// <c>language</c>.
/// </summary>
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

    /// <param name="path">Null for the sample that ships with the simulator.</param>
    /// <exception cref="SimulatorStartException">The file is unusable; the message says why.</exception>
    public static async Task<NewsArchive> LoadAsync(string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            return new NewsArchive(Articles("the sample", ReadSample()));
        }

        var json = await ReadAsync(path, cancellationToken);
        if (json.Length == 0 || string.IsNullOrWhiteSpace(json))
        {
            throw Unusable(path, "is empty");
        }

        return new NewsArchive(Articles(path, json));
    }

    private static string ReadSample()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("headlines.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Unusable(path, "does not exist", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, "cannot be read", failure);
        }
    }

    private static List<Article> Articles(string path, string json)
    {
        if (Parse(path, json) is not JsonObject root || root["articles"] is not JsonArray articles)
        {
            throw Unusable(path, "is not NewsAPI-shaped: it has no \"articles\" array");
        }

        if (root["status"] is JsonValue status && status.ToString() != "ok")
        {
            throw Unusable(path, $"is a NewsAPI error, not an answer: its \"status\" is \"{status}\"");
        }

        if (articles.Count == 0)
        {
            throw Unusable(path, "holds no articles");
        }

        return [.. articles.Select((article, index) => Read(path, article, index))];
    }

    private static JsonNode? Parse(string path, string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException failure)
        {
            throw Unusable(path, $"is not JSON (line {failure.LineNumber + 1})", failure);
        }
    }

    private static Article Read(string path, JsonNode? node, int index)
    {
        var article = node as JsonObject;
        if (article?["title"] is not JsonValue title || !title.TryGetValue<string>(out _))
        {
            throw Unusable(path, $"is not NewsAPI-shaped: articles[{index}] has no \"title\"");
        }

        if (article["source"] is not JsonObject)
        {
            throw Unusable(path, $"is not NewsAPI-shaped: articles[{index}] has no \"source\" object");
        }

        return new Article(article);
    }

    private static SimulatorStartException Unusable(string path, string reason, Exception? cause = null) =>
        new($"The news file '{path}' {reason}. Name a JSON file as NewsAPI answers it, or leave the option out to use the sample.", cause);
}
