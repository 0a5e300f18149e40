using ContentGen.Briefs;
using ContentGen.News;
using ContentGen.Requests;
using ContentGen.Storage;
using ContentGen.Tests.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Tests.Briefs;

public sealed class EditionMemoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly MemoryContentStore _store = new();
    private readonly FakeTimeProvider _time = new(SampleBriefs.Noon);
    private readonly NewsOptions _news = new();
    private readonly LoggedTexts<EditionMemory> _warnings = new(LogLevel.Warning);

    [Fact]
    public async Task ReadAsync_BriefOfTheEdition_ItsStoriesAreTold()
    {
        await StoreAsync("first", "Morning");

        var told = await ReadAsync();

        Assert.True(told.Has("Another title of it", null, Url("first")));
        Assert.True(told.Has(TitleOf("first"), null, "https://other.example/"));
        Assert.False(told.Has("Town votes for free buses", null, "https://other.example/"));
    }

    [Fact]
    public async Task ReadAsync_OtherReportOfTheStory_IsToldToo()
    {
        var brief = Brief("first", "morning");
        await SampleBriefs.StoreAsync(
            _store, brief with { NewsItems = [brief.NewsItems[0] with { AlsoReportedBy = [new("Other Post", "https://other.example/")] }] });

        Assert.True((await ReadAsync()).Has("Another title of it", null, "https://other.example/"));
    }

    [Theory]
    [InlineData("evening")]
    [InlineData(null)]
    public async Task ReadAsync_BriefOfAnotherEditionOrNone_CountsNot(string? edition)
    {
        await StoreAsync("first", edition);

        Assert.False(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_RequestWithoutEdition_ReadsNothing()
    {
        await StoreAsync("first", null);
        _store.Read.Clear();

        Assert.False(HasTold(await ReadAsync(edition: null), "first"));
        Assert.Empty(_store.Read);
    }

    [Fact]
    public async Task ReadAsync_SwitchedOff_ReadsNothing()
    {
        await StoreAsync("first", "morning");
        _store.Read.Clear();
        _news.RepeatAfter = TimeSpan.Zero;

        Assert.False(HasTold(await ReadAsync(), "first"));
        Assert.Empty(_store.Read);
    }

    [Fact]
    public async Task ReadAsync_OwnBriefAndItsRevisions_CountNot()
    {
        await StoreAsync("run", "morning");
        Assert.False(HasTold(await ReadAsync(), "run"));

        await SampleBriefs.StoreAsync(_store, Brief("run", "morning") with { Revision = 2, UpdatedAt = SampleBriefs.Noon.AddMinutes(5) });
        Assert.False(HasTold(await ReadAsync(), "run"));
        Assert.True(HasTold(await ReadAsync("other"), "run"));
    }

    [Fact]
    public async Task ReadAsync_OlderThanRepeatAfter_CountsNot()
    {
        await StoreAsync("first", "morning");

        _time.Advance(TimeSpan.FromHours(24));
        Assert.True(HasTold(await ReadAsync(), "first"));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(HasTold(await ReadAsync(), "first"));
        _news.RepeatAfter = TimeSpan.FromHours(25);
        Assert.True(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_RevisedLater_IsOfItsFirstDate()
    {
        await StoreAsync("first", "morning");
        _time.Advance(TimeSpan.FromHours(25));
        await SampleBriefs.StoreAsync(_store, Brief("first", "morning") with { Revision = 1, UpdatedAt = _time.GetUtcNow() });

        Assert.False(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_EmergencyBriefWithStories_HasToldThem()
    {
        await SampleBriefs.StoreAsync(_store, Brief("first", "morning") with { Emergency = true, Status = BriefStatus.Partial });

        Assert.True(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_ManyBriefsOfOthersSince_IsStillFound()
    {
        await StoreAsync("first", "morning");
        for (var number = 0; number < BriefIndex.MostNewest; number++)
        {
            await SampleBriefs.StoreAsync(_store, SampleBriefs.Create($"other-{number}", SampleBriefs.Noon.AddMinutes(1 + number)));
        }

        _time.Advance(TimeSpan.FromHours(5));

        Assert.True(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_EntryFromBeforeStoriesWereInIt_IsReadFromItsBrief()
    {
        await StoreAsync("first", "morning");
        await _store.PutJsonAsync(ContentName.Index(SampleBriefs.Noon, "first"), new { runId = "first" }, None);
        await _store.DeleteAsync(ContentName.NewestBriefs, None);

        Assert.True(HasTold(await ReadAsync(), "first"));
    }

    [Fact]
    public async Task ReadAsync_StoreIsDown_NothingIsToldAndAWarningSaysSo()
    {
        await StoreAsync("first", "morning");
        _store.IsDown = true;

        Assert.False(HasTold(await ReadAsync(), "first"));
        Assert.Contains("Run run: what the edition morning has told lately cannot be read", Assert.Single(_warnings.Texts));
    }

    [Fact]
    public async Task ReadAsync_StoreHangs_IsWaitedForTwoSeconds()
    {
        await StoreAsync("first", "morning");
        _store.ReadsHang = true;
        var reading = ReadAsync();
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(reading.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.False(HasTold(await reading, "first"));
        Assert.Single(_warnings.Texts);
    }

    private static Brief Brief(string runId, string? edition)
    {
        var brief = SampleBriefs.Create(runId);
        return brief with
        {
            Request = brief.Request with { Edition = edition },
            NewsItems = [brief.NewsItems[0] with { Title = TitleOf(runId), Url = Url(runId) }],
        };
    }

    private static string TitleOf(string runId) => $"The old bridge opens again ({runId})";

    private static string Url(string runId) => $"https://news.example/{runId}";

    private static bool HasTold(ToldStories told, string runId) => told.Has(TitleOf(runId), null, Url(runId));

    private Task StoreAsync(string runId, string? edition) => SampleBriefs.StoreAsync(_store, Brief(runId, edition));

    private Task<ToldStories> ReadAsync(string runId = "run", string? edition = "morning") =>
        new EditionMemory(SampleBriefs.Index(_store), Options.Create(_news), new(_time), _warnings)
            .ReadAsync(runId, BriefRequest.Default with { Edition = edition }, None);
}
