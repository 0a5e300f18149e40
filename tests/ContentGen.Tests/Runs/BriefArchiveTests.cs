using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Storage;
using ContentGen.Tests.Briefs;
using ContentGen.Text;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Moq;

namespace ContentGen.Tests.Runs;

public sealed class BriefArchiveTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly MemoryContentStore _store = new();
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly BriefArchive _archive;

    public BriefArchiveTests() => _archive = SampleBriefs.Archive(_store);

    [Fact]
    public async Task FindLatestAsync_NothingPublished_ReturnsNull() => Assert.Null(await _archive.FindLatestAsync(_client.Object, None));

    [Fact]
    public async Task FindLatestAsync_PublishedOutOfOrder_ReturnsTheNewest()
    {
        await PublishAsync("middle", minutes: 1);
        await PublishAsync("newest", minutes: 2);
        await PublishAsync("oldest", minutes: 0);

        var latest = await _archive.FindLatestAsync(_client.Object, None);

        Assert.Equal("newest", latest!.RunId);
        Assert.Equal("newest", (await _archive.FindLastKnownAsync(_client.Object, None))!.RunId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"runId\":\"bad\",\"sta")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("\0\0\0\0")]
    public async Task FindLatestAsync_NewestIsDamaged_ReturnsTheOneBefore(string damaged)
    {
        await PublishAsync("good", minutes: 0);
        await PublishAsync("bad", minutes: 1);
        await _store.PutAsync(ContentName.Brief("bad"), BinaryData.FromString(damaged), "application/json", None);

        var latest = await _archive.FindLatestAsync(_client.Object, None);

        Assert.Equal("good", latest!.RunId);
    }

    [Fact]
    public async Task ListAsync_ForeignAndDanglingEntries_AreSkipped()
    {
        await PublishAsync("good", minutes: 0);
        await _store.PutJsonAsync("index/notes.txt", "x", None);
        await _store.PutJsonAsync(ContentName.Index(SampleBriefs.Noon.AddDays(1), "never-stored"), "x", None);
        await _store.DeleteAsync(ContentName.NewestBriefs, None);

        var page = await _archive.ListAsync(10, null, None);

        Assert.Equal(["good"], page.Briefs.Select(brief => brief.RunId));
        Assert.Null(page.Continuation);
    }

    [Fact]
    public async Task ListAsync_PublishedAgainAtAnotherTime_ListsItOnce()
    {
        await PublishAsync("run-1", minutes: 0);
        await PublishAsync("run-1", minutes: 5);

        var page = await _archive.ListAsync(10, null, None);

        Assert.Equal(SampleBriefs.Noon.AddMinutes(5), Assert.Single(page.Briefs).GeneratedAt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task ListAsync_PageByPage_NamesEachBriefOnceNewestFirst(int limit)
    {
        for (var i = 0; i < 7; i++)
        {
            await PublishAsync($"run-{i}", minutes: i / 2);
        }

        var pages = await AllPagesAsync(limit);

        var whole = (await _archive.ListAsync(100, null, None)).Briefs.Select(brief => brief.RunId);
        Assert.Equal(7, whole.Count());
        Assert.Equal(whole, pages.SelectMany(page => page.Briefs).Select(brief => brief.RunId));
        Assert.All(pages, page => Assert.InRange(page.Briefs.Count, 1, limit));
    }

    [Fact]
    public async Task ListAsync_BriefPublishedBetweenPages_ShiftsNothing()
    {
        await PublishAsync("run-0", minutes: 0);
        await PublishAsync("run-1", minutes: 1);
        var first = await _archive.ListAsync(1, null, None);
        await PublishAsync("run-2", minutes: 2);

        var second = await _archive.ListAsync(1, first.Continuation, None);

        Assert.Equal("run-0", Assert.Single(second.Briefs).RunId);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("!")]
    [InlineData("")]
    [InlineData("Li4vLi4vZXRjL3Bhc3N3ZA")]
    public async Task ListAsync_ForeignContinuation_Refuses(string continuation) =>
        await Assert.ThrowsAsync<FormatException>(() => _archive.ListAsync(1, continuation, None));

    [Fact]
    public async Task FindAsync_Stored_AsksNobodyElse()
    {
        await PublishAsync("run-1", minutes: 0);

        var brief = await _archive.FindAsync("run-1", _client.Object, None);

        Assert.Equal("run-1", brief!.RunId);
        _client.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../run-1")]
    [InlineData("-run")]
    [InlineData("run 1")]
    [InlineData("run-1\n")]
    [InlineData("rún")]
    public async Task FindAsync_NotARunId_ReturnsNullWithoutAsking(string runId)
    {
        _store.IsDown = true;

        Assert.Null(await _archive.FindAsync(runId, _client.Object, None));
        _client.VerifyNoOtherCalls();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task FindAsync_NotInTheStore_ReturnsTheRunsOutput(bool storeIsDown)
    {
        _store.IsDown = storeIsDown;
        Answer("run-1", OrchestrationRuntimeStatus.Completed, new RunResult(SampleBriefs.Create(), Stored: false));

        var brief = await _archive.FindAsync("run-1", _client.Object, None);

        Assert.Equal(SampleBriefs.Create().Script, brief!.Script);
    }

    [Fact]
    public async Task FindAsync_StoredBriefIsDamaged_ReturnsTheRunsOutput()
    {
        await _store.PutAsync(ContentName.Brief("run-1"), BinaryData.FromString("{\"runId"), "application/json", None);
        Answer("run-1", OrchestrationRuntimeStatus.Completed, new RunResult(SampleBriefs.Create(), Stored: true));

        Assert.NotNull(await _archive.FindAsync("run-1", _client.Object, None));
    }

    [Fact]
    public async Task FindAsync_StillRunning_ReturnsNull()
    {
        Answer("run-1", OrchestrationRuntimeStatus.Running, output: null);

        Assert.Null(await _archive.FindAsync("run-1", _client.Object, None));
    }

    [Theory]
    [InlineData("text")]
    [InlineData(17)]
    public async Task FindAsync_OutputOfAnotherOrchestration_ReturnsNull(object output)
    {
        Answer("run-1", OrchestrationRuntimeStatus.Completed, output);

        Assert.Null(await _archive.FindAsync("run-1", _client.Object, None));
    }

    [Fact]
    public async Task FindAsync_StoreDownAndRunUnknown_SaysThatItCannotTell()
    {
        _store.IsDown = true;

        await Assert.ThrowsAsync<SystemResourceException>(() => _archive.FindAsync("run-1", _client.Object, None));
    }

    [Fact]
    public async Task FindAsync_EngineUnreachable_SaysThatItCannotTell()
    {
        _client.Setup(client => client.GetInstanceAsync("run-1", true, It.IsAny<CancellationToken>()))
            .ThrowsAsync(new InvalidOperationException("no connection"));

        await Assert.ThrowsAsync<SystemResourceException>(() => _archive.FindAsync("run-1", _client.Object, None));
    }

    [Fact]
    public async Task FindAsync_RunStillEndsAndItsBriefIsToBeStored_ReturnsTheBrief()
    {
        Answer("run-1", OrchestrationRuntimeStatus.Running, output: null);
        _client.Late(SampleBriefs.Create());

        Assert.Equal(SampleBriefs.Create().Script, (await _archive.FindAsync("run-1", _client.Object, None))!.Script);
    }

    [Fact]
    public async Task FindAsync_IdBeginsLikeAnotherRuns_ReturnsItsOwnBrief()
    {
        _client.Late(SampleBriefs.Create("run-1-1"), SampleBriefs.Create("run-1"));

        Assert.Equal("run-1", (await _archive.FindAsync("run-1", _client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindRevisedAsync_LaterRevisionIsToBeStored_ReturnsIt()
    {
        await PublishAsync("run-1", minutes: 0);
        _client.Late(SampleBriefs.Create() with { Revision = 1 }, SampleBriefs.Create() with { Revision = 2 });

        Assert.Equal(2, (await _archive.FindRevisedAsync("run-1", _client.Object, None))!.Revision);
    }

    [Theory]
    [InlineData(false, "late")]
    [InlineData(true, "late")]
    public async Task FindLatestAsync_NewerOneIsToBeStored_ReturnsIt(bool storedFirst, string expected)
    {
        if (storedFirst)
        {
            await PublishAsync("stored", minutes: 0);
        }

        _client.Late(
            SampleBriefs.Create("late", SampleBriefs.Noon.AddMinutes(1)), SampleBriefs.Create("older", SampleBriefs.Noon.AddMinutes(-1)));

        Assert.Equal(expected, (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_NewerOneIsStored_ReturnsTheStoredOne()
    {
        await PublishAsync("stored", minutes: 0);
        _client.Late(SampleBriefs.Create("late", SampleBriefs.Noon.AddMinutes(-1)));

        Assert.Equal("stored", (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_NewestAreEmergencyBriefs_ReturnsTheGoodOneBefore()
    {
        await SampleBriefs.StoreAsync(_store, SampleBriefs.Create("first") with { Emergency = true });
        Assert.Equal("first", (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
        await PublishAsync("good", minutes: 1);
        await SampleBriefs.StoreAsync(_store, Emergency("second", minutes: 2));
        await SampleBriefs.StoreAsync(_store, Emergency("third", minutes: 3));

        Assert.Equal("good", (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
        Assert.Equal("good", (await _archive.FindLastKnownAsync(_client.Object, None))!.RunId);
        Assert.Equal("third", (await _archive.FindAsync("third", _client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_NewestHasBecomeAnEmergencyBriefAndItsEntryIsStillToBeWritten_ReturnsTheGoodOneBefore()
    {
        await PublishAsync("good", minutes: 0);
        await PublishAsync("again", minutes: 1);
        await _store.PutJsonAsync(ContentName.Brief("again"), Emergency("again", minutes: 1), None);

        var latest = await _archive.FindLatestAsync(_client.Object, None);

        Assert.Equal("good", latest!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_NewestIsAnEmergencyBriefNoMoreAndItsEntryIsStillToBeWritten_ReturnsIt()
    {
        await PublishAsync("good", minutes: 0);
        await SampleBriefs.StoreAsync(_store, Emergency("again", minutes: 1));
        await _store.PutJsonAsync(ContentName.Brief("again"), SampleBriefs.Create("again", SampleBriefs.Noon.AddMinutes(1)), None);

        var latest = await _archive.FindLatestAsync(_client.Object, None);

        Assert.Equal("again", latest!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_EmergencyBriefIsToBeStored_ReturnsTheStoredOne()
    {
        await PublishAsync("good", minutes: 0);
        _client.Late(Emergency("late", minutes: 5));

        Assert.Equal("good", (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindLatestAsync_GoodOneIsToBeStoredAmongEmergencyBriefs_ReturnsIt()
    {
        await SampleBriefs.StoreAsync(_store, Emergency("stored", minutes: 9));
        _client.Late(Emergency("late", minutes: 10), SampleBriefs.Create("good", SampleBriefs.Noon.AddMinutes(5)));

        Assert.Equal("good", (await _archive.FindLatestAsync(_client.Object, None))!.RunId);
    }

    [Fact]
    public async Task FindLastKnownAsync_EmergencyBriefWasSeenLast_ReturnsTheGoodOne()
    {
        await PublishAsync("good", minutes: 0);
        await _archive.FindLatestAsync(_client.Object, None);
        await SampleBriefs.StoreAsync(_store, Emergency("bad", minutes: 1));
        await _store.DeleteAsync(ContentName.Brief("good"), None);
        await _archive.FindLatestAsync(_client.Object, None);

        Assert.Equal("good", (await _archive.FindLastKnownAsync(_client.Object, None))!.RunId);
    }

    private static Brief Emergency(string runId, int minutes) =>
        SampleBriefs.Create(runId, SampleBriefs.Noon.AddMinutes(minutes)) with { Emergency = true };

    private void Answer(string runId, OrchestrationRuntimeStatus status, object? output)
    {
        var converter = new JsonDataConverter(ContentGenJson.Options);
        var metadata = new OrchestrationMetadata("GenerateBrief", runId)
        {
            RuntimeStatus = status,
            DataConverter = converter,
            SerializedOutput = converter.Serialize(output),
        };
        _client.Setup(client => client.GetInstanceAsync(runId, true, It.IsAny<CancellationToken>())).ReturnsAsync(metadata);
    }

    private async Task PublishAsync(string runId, int minutes)
    {
        var brief = SampleBriefs.Create(runId, SampleBriefs.Noon.AddMinutes(minutes));
        await SampleBriefs.StoreAsync(_store, brief);
    }

    private async Task<List<BriefPage>> AllPagesAsync(int limit)
    {
        var pages = new List<BriefPage> { await _archive.ListAsync(limit, null, None) };
        while (pages[^1].Continuation is { } continuation)
        {
            pages.Add(await _archive.ListAsync(limit, continuation, None));
        }

        return pages;
    }
}
