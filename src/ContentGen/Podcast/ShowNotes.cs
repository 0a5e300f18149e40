using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ContentGen.Briefs;
using ContentGen.Text;
using NodaTime;

namespace ContentGen.Podcast;

/// <summary>What an episode is about, for the feed.</summary>
internal static class ShowNotes
{
    private const int LongestReason = 500;
    private const int MostBytes = 4000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>
    /// Text without links, at most 4000 bytes of it, which is what directories take. Players read it as HTML, so its own signs are escaped.
    /// </summary>
    /// <param name="title">The episode's title, which stands for the notes of a brief that says nothing.</param>
    public static string Text(BriefDigest brief, string title)
    {
        var text = Reason(brief);
        foreach (var story in brief.Stories)
        {
            var longer = $"{text}\n• {Encode(story.Title)} ({Encode(story.Source)})";
            if (Encoding.UTF8.GetByteCount(longer) > MostBytes)
            {
                break;
            }

            text = longer;
        }

        return string.IsNullOrWhiteSpace(text) ? Encode(title) : text.Trim();
    }

    /// <summary>HTML: each story's title leads to it, with its source and day.</summary>
    public static string Html(BriefDigest brief)
    {
        var html = new StringBuilder($"<p>{Reason(brief)}</p>");
        if (brief.Stories.Count > 0)
        {
            html.Append("\n<ul>");
            html.AppendJoin("", brief.Stories.Select(story => $"\n<li>{Linked(story)} ({Facts(story, brief.Language)})</li>"));
            html.Append("\n</ul>");
        }

        return html.ToString();
    }

    private static string Linked(DigestStory story) =>
        Uri.TryCreate(story.Url, UriKind.Absolute, out var address) && address.Scheme is ("https" or "http")
            ? $"<a href=\"{Encode(address.AbsoluteUri)}\">{Encode(story.Title)}</a>"
            : Encode(story.Title);

    private static string Facts(DigestStory story, string language) => story.PublishedAt is { } time
        ? $"{Encode(story.Source)}, {PodcastShows.Day(LocalDate.FromDateTime(time.UtcDateTime), language)}"
        : Encode(story.Source);

    private static string Reason(BriefDigest brief) => Encode(TextLimit.Words(brief.Why, LongestReason));

    private static string Encode(string text) => Encoder.Encode(PodcastShows.Legal(text));
}
