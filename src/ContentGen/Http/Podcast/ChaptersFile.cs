using System.Text.Json;
using System.Text.Json.Serialization;
using ContentGen.Briefs;
using ContentGen.Text;

namespace ContentGen.Http.Podcast;

/// <summary>Chapters as Podcasting 2.0 has them: JSON chapters, version 1.2.0.</summary>
internal static class ChaptersFile
{
    public const string Type = "application/json+chapters";

    /// <param name="stories">Those that the chapters name.</param>
    public static byte[] Write(IReadOnlyList<Chapter> chapters, IReadOnlyList<NewsItem> stories)
    {
        var items = stories.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        return JsonSerializer.SerializeToUtf8Bytes(
            new Content("1.2.0", [.. chapters.Select(chapter => Of(chapter, items))]), ContentGenJson.Options);
    }

    private static Entry Of(Chapter chapter, Dictionary<string, NewsItem> items)
    {
        var story = chapter.StoryId is null ? null : items[chapter.StoryId];
        return new(
            Math.Round(chapter.Start, 3),
            Math.Round(chapter.End, 3),
            chapter.Title,
            Address(story?.Url, "https", "http"),
            Address(story?.Image, "https"));
    }

    private static string? Address(string? text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) ? address.AbsoluteUri : null;

    private sealed record Content(string Version, IReadOnlyList<Entry> Chapters);

    /// <param name="StartTime">Seconds.</param>
    /// <param name="EndTime">Seconds.</param>
    /// <param name="Url">The story's own page.</param>
    /// <param name="Img">The story's picture, by https only, as pages and players that are safe themselves show no other.</param>
    private sealed record Entry(
        double StartTime,
        double EndTime,
        string Title,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Url,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Img);
}
