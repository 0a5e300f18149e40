using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.NewsApi;

/// <summary>
/// The articles served, from a file as NewsAPI answers it; those of the sample are always of the last hours. Beside NewsAPI's own fields
/// an article may name its <c>category</c> and <c>language</c>.
/// </summary>
/// <param name="time">The clock that the articles' dates keep up with; null to leave them as they are.</param>
internal sealed class NewsArchive(IReadOnlyList<Article> articles, TimeProvider? time = null)
{
    // Steps, so that an article keeps its date for a while.
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(15);

    public IReadOnlyList<Article> All => Shift() is { } shift
        ? [.. articles.Select(article => IsDated(article) ? article.Later(shift) : article)]
        : articles;

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
    public static async Task<NewsArchive> LoadAsync(string? path, TimeProvider time, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("headlines.json")!;
            using var reader = new StreamReader(stream);
            return new NewsArchive(Articles("the sample", await reader.ReadToEndAsync(cancellationToken)), time);
        }

        var json = await ReadAsync(path, cancellationToken);
        return string.IsNullOrWhiteSpace(json) ? throw Unusable(path, "is empty") : new NewsArchive(Articles(path, json));
    }

    private static bool IsDated(Article article) => article.PublishedAt.Year > 2000;

    private TimeSpan? Shift()
    {
        if (time?.GetUtcNow() is not { } now)
        {
            return null;
        }

        var shift = now - articles.Where(IsDated).Max(article => article.PublishedAt);
        return shift - TimeSpan.FromTicks(shift.Ticks % Step.Ticks) - Step;
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(path, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var isMissing = failure is FileNotFoundException or DirectoryNotFoundException;
            throw Unusable(path, isMissing ? "does not exist" : "cannot be read", failure);
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
        var article = node as JsonObject ?? [];
        // Their values may be anything: what NewsAPI delivers is not always what it documents.
        var missing = new[] { "title", "source" }.FirstOrDefault(field => !article.ContainsKey(field));
        return missing is null
            ? new Article(article)
            : throw Unusable(path, $"is not NewsAPI-shaped: articles[{index}] has no \"{missing}\"");
    }

    private static SimulatorStartException Unusable(string path, string reason, Exception? cause = null) =>
        new($"The news file '{path}' {reason}. Name a JSON file as NewsAPI answers it, or leave the option out to use the sample.", cause);
}
