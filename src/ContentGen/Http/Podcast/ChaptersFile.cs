using System.Text.Json;
using System.Text.Json.Serialization;
using ContentGen.Briefs;
using ContentGen.Text;

namespace ContentGen.Http.Podcast;

/// <summary>Chapters as Podcasting 2.0 has them: JSON chapters, version 1.2.0.</summary>
internal static class ChaptersFile
{
    public const string Type = "application/json+chapters";

    private static readonly JsonSerializerOptions Options = new(ContentGenJson.Options)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <param name="stories">Those that the chapters name.</param>
    public static byte[] Write(IReadOnlyList<Chapter> chapters, IReadOnlyList<NewsItem> stories)
    {
        var items = stories.DistinctBy(item => item.Id).ToDictionary(item => item.Id);
        return JsonSerializer.SerializeToUtf8Bytes(
            new { Version = "1.2.0", Chapters = chapters.Select(chapter => Entry(chapter, items)) }, Options);
    }

    /// <summary>Times in seconds. The picture by https only, as pages and players that are safe themselves show no other.</summary>
    private static object Entry(Chapter chapter, Dictionary<string, NewsItem> items)
    {
        var story = chapter.StoryId is null ? null : items[chapter.StoryId];
        return new
        {
            StartTime = Math.Round(chapter.Start, 3),
            EndTime = Math.Round(chapter.End, 3),
            chapter.Title,
            Url = Address(story?.Url, "https", "http"),
            Img = Address(story?.Image, "https"),
        };
    }

    private static string? Address(string? text, params string[] schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && schemes.Contains(address.Scheme) ? address.AbsoluteUri : null;
}
