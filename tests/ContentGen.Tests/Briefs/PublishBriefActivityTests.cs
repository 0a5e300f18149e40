using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.Runs;
using ContentGen.Storage;

namespace ContentGen.Tests.Briefs;

public sealed class PublishBriefActivityTests
{
    private readonly MemoryContentStore _store = new();

    private PublishBriefActivity Activity => SampleBriefs.Publisher(_store);

    [Fact]
    public async Task RunAsync_Brief_ReturnsItsPath()
    {
        var path = await Activity.RunAsync(new PublishCall(SampleBriefs.Create("run-7"), HasAudio: false), CancellationToken.None);

        Assert.Equal("/api/briefs/run-7", path);
    }

    [Fact]
    public async Task RunAsync_Brief_IsStoredBeforeTheIndexNamesIt()
    {
        var brief = SampleBriefs.Create();

        await Activity.RunAsync(new PublishCall(brief, HasAudio: false), CancellationToken.None);

        Assert.Equal(
            [ContentName.Brief("run-1"), ContentName.Index(brief.GeneratedAt, "run-1"), ContentName.NewestBriefs], _store.Written);
    }

    [Fact]
    public async Task RunAsync_HasAudio_AddsTheStoredWordTimings()
    {
        await _store.PutJsonAsync(ContentName.WordTimings("run-1"), SampleBriefs.Words, CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create(), HasAudio: true), CancellationToken.None);

        Assert.Equal(SampleBriefs.Words, (await StoredAsync())!.WordTimings);
    }

    [Fact]
    public async Task RunAsync_SpeechOfAnotherRun_ReplacesTheBriefs()
    {
        await _store.PutAsync(ContentName.Audio("regenerate-run-1"), new("new"), "audio/mpeg", CancellationToken.None);
        await _store.PutAsync(ContentName.WordTimings("regenerate-run-1"), new("[]"), "application/json", CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create("run-1"), HasAudio: true, "regenerate-run-1"), CancellationToken.None);

        Assert.Equal("new", (await _store.GetAsync(ContentName.Audio("run-1"), CancellationToken.None))?.ToString());
    }

    [Fact]
    public async Task RunAsync_SpeechWasToBeReplacedButFailed_OldSpeechGoes()
    {
        await _store.PutAsync(ContentName.Audio("run-1"), new("old"), "audio/mpeg", CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create("run-1"), HasAudio: false, "regenerate-run-1"), CancellationToken.None);

        Assert.Null(await _store.GetAsync(ContentName.Audio("run-1"), CancellationToken.None));
    }

    [Fact]
    public async Task RunAsync_AfterANewerRevision_TheNewerBriefAndItsSpeechStay()
    {
        var late = SampleBriefs.WithAudio();
        await _store.PutAsync(ContentName.Audio("regenerate-run-1"), new("late"), "audio/mpeg", CancellationToken.None);
        await _store.PutAsync(ContentName.Audio("run-1"), new("newer"), "audio/mpeg", CancellationToken.None);
        await Activity.RunAsync(new PublishCall(late with { Revision = 2, Script = "Newer." }, HasAudio: true), CancellationToken.None);

        await Activity.RunAsync(new PublishCall(late with { Revision = 1 }, HasAudio: true, "regenerate-run-1"), CancellationToken.None);

        Assert.Equal("Newer.", (await StoredAsync())!.Script);
        Assert.Equal("newer", (await _store.GetAsync(ContentName.Audio("run-1"), CancellationToken.None))?.ToString());
    }

    [Fact]
    public async Task RunAsync_BriefDamaged_IsReplaced()
    {
        await _store.PutAsync(ContentName.Brief("run-1"), new("{\"runId\":"), "application/json", CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create(), HasAudio: false), CancellationToken.None);

        Assert.NotNull(await StoredAsync());
    }

    [Fact]
    public async Task RunAsync_HasAudio_NotesItsSize()
    {
        await _store.PutAsync(ContentName.Audio("run-1"), new BinaryData(new byte[1234]), "audio/mpeg", CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.WithAudio(), HasAudio: true), CancellationToken.None);

        Assert.Equal(1234, (await StoredAsync())!.Audio!.Bytes);
    }

    [Fact]
    public async Task RunAsync_AudioLost_PromisesNone()
    {
        await Activity.RunAsync(new PublishCall(SampleBriefs.WithAudio(), HasAudio: true), CancellationToken.None);

        Assert.Null((await StoredAsync())!.Audio);
    }

    [Fact]
    public async Task RunAsync_NoAudioInThisRun_IgnoresTimingsOfAnEarlierOne()
    {
        await _store.PutJsonAsync(ContentName.WordTimings("run-1"), SampleBriefs.Words, CancellationToken.None);

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create(), HasAudio: false), CancellationToken.None);

        Assert.Empty((await StoredAsync())!.WordTimings);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("[{\"word\":\"Go")]
    public async Task RunAsync_TimingsLostOrDamaged_PublishesWithoutThem(string? stored)
    {
        var name = ContentName.WordTimings("run-1");
        if (stored is not null)
        {
            await _store.PutAsync(name, BinaryData.FromString(stored), "application/json", CancellationToken.None);
        }

        await Activity.RunAsync(new PublishCall(SampleBriefs.Create(), HasAudio: true), CancellationToken.None);

        Assert.Empty((await StoredAsync())!.WordTimings);
    }

    [Fact]
    public async Task RunAsync_Twice_LeavesOneBriefAndOneEntry()
    {
        var call = new PublishCall(SampleBriefs.Create(), HasAudio: false);

        await Activity.RunAsync(call, CancellationToken.None);
        await Activity.RunAsync(call, CancellationToken.None);

        Assert.Equal(3, _store.Written.Distinct().Count());
    }

    [Fact]
    public async Task RunAsync_NewerRevisionIsStoredInBetween_TheNewerOneStays()
    {
        var brief = SampleBriefs.Create();
        var isFirst = true;
        _store.BeforeTry = async name =>
        {
            if (name == ContentName.Brief("run-1") && isFirst)
            {
                isFirst = false;
                await Activity.RunAsync(new PublishCall(brief with { Revision = 2, Script = "Newer." }, HasAudio: false), CancellationToken.None);
            }
        };

        await Activity.RunAsync(new PublishCall(brief with { Revision = 1, Script = "Late." }, HasAudio: false), CancellationToken.None);

        Assert.False(isFirst);
        Assert.Equal((2, "Newer."), ((await StoredAsync())!.Revision, (await StoredAsync())!.Script));
        var listed = await SampleBriefs.Archive(_store).ListAsync(10, null, CancellationToken.None);
        Assert.Equal(2, Assert.Single(listed.Briefs).Revision);
    }

    [Fact]
    public async Task RunAsync_StoreDown_FailsAsSystemResource()
    {
        _store.IsDown = true;

        await Assert.ThrowsAsync<SystemResourceException>(
            () => Activity.RunAsync(new PublishCall(SampleBriefs.Create(), HasAudio: false), CancellationToken.None));
    }

    private Task<Brief?> StoredAsync() => _store.FindJsonAsync<Brief>(ContentName.Brief("run-1"), CancellationToken.None);
}
