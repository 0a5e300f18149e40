using ContentGen.Briefs;
using ContentGen.Runs;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

public sealed class BriefIndexTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly MemoryContentStore _store = new();

    private BriefArchive Archive => SampleBriefs.Archive(_store);

    [Fact]
    public async Task ListAsync_AWholePage_ReadsOneDocument()
    {
        await PublishAsync(60);
        _store.Read.Clear();

        var page = await Archive.ListAsync(50, null, None);

        Assert.Equal(50, page.Briefs.Count);
        Assert.Equal([ContentName.NewestBriefs], _store.Read);
    }

    [Fact]
    public async Task ListAsync_AnyBrief_TellsWhatListsAndFeedsShow()
    {
        var brief = SampleBriefs.WithAudio() with { Revision = 3, UpdatedAt = SampleBriefs.Noon.AddHours(1) };
        await SampleBriefs.StoreAsync(_store, brief);

        var digest = Assert.Single((await Archive.ListAsync(1, null, None)).Briefs);

        Assert.Equivalent(BriefDigest.Of(brief), digest, strict: true);
        Assert.Equal((true, "en", "The Harbour Post"), (digest.HasWords, digest.Language, digest.Stories[0].Source));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{\"briefs\":[{")]
    [InlineData("null")]
    [InlineData("{}")]
    public async Task ListAsync_DocumentMissingOrDamaged_IsMadeAgainOfTheEntries(string? damaged)
    {
        await PublishAsync(3);
        await _store.DeleteAsync(ContentName.NewestBriefs, None);
        if (damaged is not null)
        {
            await _store.PutAsync(ContentName.NewestBriefs, BinaryData.FromString(damaged), "application/json", None);
        }

        var first = await Archive.ListAsync(10, null, None);
        _store.Read.Clear();
        var second = await Archive.ListAsync(10, null, None);

        Assert.Equal(["run-002", "run-001", "run-000"], first.Briefs.Select(brief => brief.RunId));
        Assert.Equal(first.Briefs.Select(brief => brief.RunId), second.Briefs.Select(brief => brief.RunId));
        Assert.Equal([ContentName.NewestBriefs], _store.Read);
    }

    [Fact]
    public async Task ListAsync_EntriesThatTellNothing_AreReadFromTheirBriefs()
    {
        await PublishAsync(2);
        await _store.PutJsonAsync(ContentName.Index(SampleBriefs.Noon, "run-000"), new { runId = "run-000" }, None);
        await _store.DeleteAsync(ContentName.NewestBriefs, None);

        var page = await Archive.ListAsync(10, null, None);

        Assert.Equal("The old bridge opens again (run-000)", page.Briefs[^1].Stories[0].Title);
    }

    [Fact]
    public async Task EnterAsync_AnotherInstanceAtTheSameTime_BothAreListed()
    {
        await PublishAsync(1);
        var isFirst = true;
        _store.BeforeTry = async name =>
        {
            if (name == ContentName.NewestBriefs && isFirst)
            {
                isFirst = false;
                await SampleBriefs.StoreAsync(_store, SampleBriefs.Create("other", SampleBriefs.Noon.AddMinutes(5)));
            }
        };

        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create("mine", SampleBriefs.Noon.AddMinutes(6)));

        Assert.Equal(["mine", "other", "run-000"], (await Archive.ListAsync(10, null, None)).Briefs.Select(brief => brief.RunId));
    }

    [Fact]
    public async Task EnterAsync_ManyAtOnce_AllAreListed()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(number =>
            Task.Run(() => SampleBriefs.StoreAsync(_store, SampleBriefs.Create($"run-{number}", SampleBriefs.Noon.AddMinutes(number))))));

        Assert.Equal(30, (await Archive.ListAsync(100, null, None)).Briefs.Count);
    }

    [Fact]
    public async Task ListAsync_MoreThanTheDocumentHolds_GoesOnWithTheEntries()
    {
        await PublishAsync(BriefIndex.MostNewest + 15);

        var seen = new List<string>();
        string? continuation = null;
        do
        {
            var page = await Archive.ListAsync(90, continuation, None);
            seen.AddRange(page.Briefs.Select(brief => brief.RunId));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        Assert.Equal(Enumerable.Range(0, BriefIndex.MostNewest + 15).Reverse().Select(Name), seen);
        _store.Read.Clear();
        await Archive.ListAsync(90, BriefArchive.ContinuationAfter(BriefDigest.Of(At(30))), None);
        Assert.DoesNotContain(_store.Read, name => name.EndsWith("brief.json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RemoveAsync_SomeOfThem_AreNamedNoMore()
    {
        await PublishAsync(3);

        await SampleBriefs.Index(_store).RemoveAsync([BriefDigest.Of(At(1)).Name], None);

        Assert.Equal(["run-002", "run-000"], (await Archive.ListAsync(10, null, None)).Briefs.Select(brief => brief.RunId));
        await _store.DeleteAsync(ContentName.NewestBriefs, None);
        Assert.Equal(["run-002", "run-000"], (await Archive.ListAsync(10, null, None)).Briefs.Select(brief => brief.RunId));
    }

    private static string Name(int number) => $"run-{number:D3}";

    private static Brief At(int number) => SampleBriefs.Create(Name(number), SampleBriefs.Noon.AddMinutes(number));

    private async Task PublishAsync(int count)
    {
        for (var number = 0; number < count; number++)
        {
            await SampleBriefs.StoreAsync(_store, At(number));
        }
    }
}
