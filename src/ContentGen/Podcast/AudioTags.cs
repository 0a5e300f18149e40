using System.Globalization;
using ContentGen.Briefs;
using ContentGen.Requests;
using ContentGen.Speech.Mpeg;
using ContentGen.Text;
using TagLib;
using TagLib.Id3v2;
using Chapter = ContentGen.Briefs.Chapter;
using Tag = TagLib.Id3v2.Tag;

namespace ContentGen.Podcast;

/// <summary>
/// Tags the MP3 of a brief by ID3 2.3, for players that have the file alone: title, artist, album, date, language, comment, cover and
/// chapters. The sound stays byte for byte; the same brief makes the same tag.
/// </summary>
/// <remarks>Not by 2.4: players disagree there about the length of what is within a chapter.</remarks>
public sealed class AudioTags(PodcastShows shows, IOptions<PodcastOptions> options)
{
    private const byte Version = 3;
    private const string ContentsId = "toc";
    private const uint NoByteOffset = uint.MaxValue;

    /// <summary>The MP3 with the tag of the brief in front, in the place of an earlier one; what is no MP3 stays as it is.</summary>
    /// <param name="brief">With its word timings; without them there are no chapters.</param>
    public BinaryData Write(Brief brief, BinaryData mp3)
    {
        var sound = Id3Tag.Without(mp3).ToMemory();
        return Mp3FrameHeader.TryRead(sound.Span) is not null
            ? new BinaryData((byte[])[.. TagOf(brief).Render().Data, .. sound.Span])
            : mp3;
    }

    private Tag TagOf(Brief brief)
    {
        var digest = BriefDigest.Of(brief);
        var language = BriefLanguage.Known.FirstOrDefault(known => known.Code == brief.Request.Language)?.ThreeLetterCode ?? "und";
        var tag = new Tag { Version = Version };
        tag.AddFrame(Text("TIT2", shows.EpisodeTitle(digest)));
        tag.AddFrame(Text("TPE1", options.Value.Author));
        tag.AddFrame(Text("TALB", shows.TitleOf(brief.Edition)));
        // The library makes month and day of one date, but in the other order.
        tag.AddFrame(Text("TYER", Time(brief, "yyyy"), StringType.Latin1));
        tag.AddFrame(Text("TDAT", Time(brief, "ddMM"), StringType.Latin1));
        tag.AddFrame(Text("TIME", Time(brief, "HHmm"), StringType.Latin1));
        tag.AddFrame(Text("TLAN", language, StringType.Latin1));
        tag.AddFrame(new CommentsFrame("", language, StringType.UTF16) { Text = PodcastShows.Legal(brief.Why) });
        tag.AddFrame(new AttachmentFrame(new Picture(PodcastCover.Bytes) { Type = PictureType.FrontCover, MimeType = PodcastCover.Type })
        {
            TextEncoding = StringType.Latin1,
        });
        AddChapters(tag, brief.Chapters);
        return tag;
    }

    // By the addendum to ID3 2.3 and 2.4 about chapters: a table of contents that names a frame for each.
    private static void AddChapters(Tag tag, IReadOnlyList<Chapter> chapters)
    {
        if (chapters.Count == 0)
        {
            return;
        }

        var contents = new TableOfContentsFrame(ContentsId) { IsTopLevel = true, IsOrdered = true };
        foreach (var (index, chapter) in chapters.Index())
        {
            var frame = new ChapterFrame($"chp{index}")
            {
                StartMilliseconds = Milliseconds(chapter.Start),
                EndMilliseconds = Milliseconds(chapter.End),
                StartByteOffset = NoByteOffset,
                EndByteOffset = NoByteOffset,
            };
            frame.SubFrames.Add(Text("TIT2", chapter.Title));
            contents.ChapterIds.Add(frame.Id);
            tag.AddFrame(frame);
        }

        tag.AddFrame(contents);
    }

    private static TextInformationFrame Text(string id, string text, StringType encoding = StringType.UTF16) =>
        new(ByteVector.FromString(id, StringType.Latin1), encoding) { Text = [PodcastShows.Legal(text)] };

    private static string Time(Brief brief, string format) => brief.GeneratedAt.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);

    private static uint Milliseconds(double seconds) => (uint)Math.Round(seconds * 1000);
}

/// <summary>The app's own cover: 1400 by 1400 pixels, the least that directories take. Drawn in cover.svg.</summary>
internal static class PodcastCover
{
    public const string Type = "image/png";

    public static byte[] Bytes { get; } = EmbeddedFile.Bytes("Podcast/cover.png");
}
