using ContentGen.Cache;
using ContentGen.News;
using ContentGen.Settings;
using ContentGen.Speech;
using ContentGen.Storage;
using ContentGen.Tests.AmazonPolly;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Cache;

/// <summary>Caches over a store of the test's, or one of their own.</summary>
internal static class Caches
{
    public static ContentCache Over(IContentStore store, TimeProvider time) => new(store, new(time), NullLogger<ContentCache>.Instance);

    public static HeadlineCache ForHeadlines(TimeProvider time, IContentStore? store = null) => new(
        Over(store ?? new MemoryContentStore(), time),
        new SingleFlight(),
        Options.Create(new ContentGenOptions()),
        time,
        NullLogger<HeadlineCache>.Instance);

    public static SpeechCache ForSpeech(IContentStore store, TimeProvider time) => new(
        Over(store, time),
        store,
        Voices.Speakers(),
        time);
}
