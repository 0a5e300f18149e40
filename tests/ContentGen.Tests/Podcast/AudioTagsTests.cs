using ContentGen.CircuitBreaker;
using ContentGen.Podcast;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Speech;
using ContentGen.Speech.Mpeg;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using ContentGen.Tests.Cache;
using ContentGen.Tests.Speech;
using Microsoft.Extensions.Time.Testing;
using TagLib.Id3v2;
using Brief = ContentGen.Briefs.Brief;
using MemoryContentStore = ContentGen.Tests.Briefs.MemoryContentStore;

namespace ContentGen.Tests.Podcast;

/// <summary>What ffprobe sees of the tags is in the tests of the command line.</summary>
public sealed class AudioTagsTests
{
    private static readonly BinaryData Sound = new(Mp3Bytes.AmazonPolly(50));

    private readonly MemoryContentStore _store = new();

    [Fact]
    public void Write_Mp3_PutsTheTagInFrontAndLeavesTheSound()
    {
        var tagged = Podcasts.Tags().Write(SampleBriefs.WithAudio(), Sound);

        Assert.Equal("ID3"u8, tagged.ToArray().AsSpan(0, 3));
        Assert.Equal(Sound.ToArray(), Id3Tag.Without(tagged).ToArray());
        var audio = Mp3Reader.Read(tagged);
        Assert.Equal(Mp3Reader.Read(Sound).Duration, audio.Duration);
        Assert.Equal(Sound.ToArray(), audio.Frames.ToArray());
    }

    [Fact]
    public void Write_Again_IsTheSame()
    {
        var once = Podcasts.Tags().Write(SampleBriefs.WithAudio(), Sound);

        Assert.Equal(once.ToArray(), Podcasts.Tags().Write(SampleBriefs.WithAudio(), once).ToArray());
    }

    [Fact]
    public void Write_NoMp3_StaysAsItIs()
    {
        var text = new BinaryData("mp3");

        Assert.Equal(text.ToArray(), Podcasts.Tags().Write(SampleBriefs.WithAudio(), text).ToArray());
    }

    [Fact]
    public void Write_BriefOfAnEdition_SaysWhatItIs()
    {
        var brief = SampleBriefs.WithAudio() with
        {
            Request = BriefRequest.Default with { Language = "de", Edition = "morning" },
            Why = "Die Brücke\0 betrifft alle \uD83D🐟.",
        };
        var options = new PodcastOptions { Title = "Harbour news", Author = "The Harbour Post" };

        var tagged = Podcasts.Tags(options, Podcasts.Morning).Write(brief, Sound);

        var tag = Read(tagged);
        Assert.Equal("The old bridge opens again (run-1) (2026-03-14)", tag.Title);
        Assert.Equal(["The Harbour Post"], tag.Performers);
        Assert.Equal("Harbour news: Guten Morgen", tag.Album);
        var text = System.Text.Encoding.Latin1.GetString(tagged.ToArray());
        Assert.Matches(@"TYER\0\0\0\x05\0\0\x002026TDAT\0\0\0\x05\0\0\x001403TIME\0\0\0\x05\0\0\x001200", text);
        Assert.Equal("deu", tag.GetTextAsString("TLAN"));
        Assert.Equal("deu", Assert.Single(tag.GetFrames<CommentsFrame>()).Language);
        Assert.StartsWith("Die Brücke betrifft alle ", tag.Comment, StringComparison.Ordinal);
        Assert.EndsWith("🐟.", tag.Comment, StringComparison.Ordinal);
        Assert.DoesNotContain((char)0, tag.Comment);
        var cover = Assert.Single(tag.Pictures);
        Assert.Equal((TagLib.PictureType.FrontCover, "image/png"), (cover.Type, cover.MimeType));
        Assert.Equal("PNG"u8, cover.Data.Data.AsSpan(1, 3));
    }

    [Fact]
    public void Write_Chapters_AreInATableOfContents()
    {
        var brief = SampleBriefs.WithAudio() with
        {
            WordTimings = [new("Good", 0, 0.25), new("morning", 0.25, 0.5), new("The", 0.5, 0.6), new("old", 0.6, 0.7)],
        };

        var tag = Read(Podcasts.Tags().Write(brief, Sound));

        ChapterFrame[] chapters = [.. tag.GetFrames<ChapterFrame>()];
        Assert.Equal([(0u, 500u), (500u, 750u)], chapters.Select(chapter => (chapter.StartMilliseconds, chapter.EndMilliseconds)));
        Assert.Equal(
            ["Introduction", "The old bridge opens again (run-1)"],
            chapters.Select(chapter => Assert.IsType<TextInformationFrame>(Assert.Single(chapter.SubFrames)).ToString()));
        var contents = Assert.Single(tag.GetFrames<TableOfContentsFrame>());
        Assert.Equal((true, true), (contents.IsTopLevel, contents.IsOrdered));
        Assert.Equal(chapters.Select(chapter => chapter.Id), contents.ChapterIds);
    }

    /// <summary>Longer than 127 bytes, where versions of the tag begin to differ.</summary>
    [Fact]
    public void Write_LongTitleOfAChapter_IsWhole()
    {
        var title = new string('é', 150);
        var brief = Podcasts.Told("run-1", title) with { WordTimings = [new("The", 0, 0.6)] };

        var chapter = Assert.Single(Read(Podcasts.Tags().Write(brief, Sound)).GetFrames<ChapterFrame>());

        Assert.Equal(title, Assert.Single(chapter.SubFrames).ToString());
    }

    [Fact]
    public async Task Publish_Audio_IsTaggedAndItsWholeSizeNoted()
    {
        await PublishAsync(SampleBriefs.WithAudio());

        var stored = await StoredAudioAsync();
        Assert.True(stored.ToMemory().Length > Sound.ToMemory().Length);
        Assert.Equal(stored.ToMemory().Length, (await StoredAsync())!.Audio!.Bytes);
    }

    [Fact]
    public async Task Publish_Again_WritesTheAudioOnce()
    {
        await PublishAsync(SampleBriefs.WithAudio());
        var before = _store.Written.Count(name => name == ContentName.Audio("run-1"));

        await SampleBriefs.Publisher(_store).RunAsync(new(SampleBriefs.WithAudio(), HasAudio: true), default);

        Assert.Equal(before, _store.Written.Count(name => name == ContentName.Audio("run-1")));
    }

    [Fact]
    public async Task Publish_RevisedAudio_HasTheTagOfTheRevisionAndTheNewSound()
    {
        await PublishAsync(SampleBriefs.WithAudio());
        var sound = new BinaryData(Mp3Bytes.AmazonPolly(70));
        await _store.PutAsync(ContentName.Audio("regenerate-run-1"), sound, "audio/mpeg", default);
        await _store.PutAsync(ContentName.WordTimings("regenerate-run-1"), new("[]"), "application/json", default);

        var revised = SampleBriefs.WithAudio() with { Revision = 1, Why = "Because." };
        await SampleBriefs.Publisher(_store).RunAsync(new(revised, HasAudio: true, "regenerate-run-1"), default);

        var stored = await StoredAudioAsync();
        Assert.Equal(sound.ToArray(), Id3Tag.Without(stored).ToArray());
        Assert.Equal("Because.", Read(stored).Comment);
        Assert.Equal(sound.ToArray(), (await _store.GetAsync(ContentName.Audio("regenerate-run-1"), default))!.ToArray());
    }

    [Fact]
    public async Task SpeechCache_OfAPublishedRun_GivesTheSoundWithoutItsTag()
    {
        var cache = Caches.ForSpeech(_store, new FakeTimeProvider());
        SpeechCall Call(string runId) =>
            new(runId, ["Good morning."], "en", null, CircuitBreakerPermit.Unasked(ServiceName.AmazonPolly));
        await _store.PutJsonAsync(ContentName.WordTimings("run-1"), SampleBriefs.Words, default);
        await cache.KeepAsync(Call("run-1"), new(1.2, 2, "Joanna", "neural", 26), Sound);
        await PublishAsync(SampleBriefs.WithAudio());

        Assert.NotNull(await cache.UseAsync(Call("run-2"), TimeSpan.FromHours(1), default));

        Assert.Equal(Sound.ToArray(), (await _store.GetAsync(ContentName.Audio("run-2"), default))!.ToArray());
    }

    private async Task PublishAsync(Brief brief)
    {
        await _store.PutAsync(ContentName.Audio(brief.RunId), Sound, "audio/mpeg", default);
        await SampleBriefs.Publisher(_store).RunAsync(new PublishCall(brief, HasAudio: true), default);
    }

    private async Task<BinaryData> StoredAudioAsync() => (await _store.GetAsync(ContentName.Audio("run-1"), default))!;

    private Task<Brief?> StoredAsync() => _store.FindJsonAsync<Brief>(ContentName.Brief("run-1"), default);

    private static Tag Read(BinaryData mp3)
    {
        var bytes = mp3.ToArray();
        return new(new TagLib.ByteVector(bytes, Id3Tag.Length(bytes)));
    }
}
