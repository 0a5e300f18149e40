using ContentGen.Agents.ScriptGenerator;
using ContentGen.Failures;
using ContentGen.Requests;
using ContentGen.Runs;
using ContentGen.Tests.Briefs;

namespace ContentGen.Tests.Runs;

/// <summary>Scripts under review, and who changes them last.</summary>
public sealed class ReviewDraftsTests
{
    private static readonly ReviewDraft Draft = new("run-1", 0, default, [], [], new(2026, 3, 2), BriefRequest.Default);

    private readonly MemoryContentStore _store = new();
    private readonly ReviewDrafts _drafts;

    public ReviewDraftsTests() => _drafts = new(_store);

    [Fact]
    public async Task Open_Again_KeepsWhatAnEditorChanged()
    {
        await _drafts.OpenAsync(Draft, default);
        await _drafts.EditAsync("run-1", [new ScriptSentence("Edited.", [])], null, default);

        await _drafts.OpenAsync(Draft, default);

        Assert.Equal("Edited.", Assert.Single((await _drafts.FindAsync("run-1", default))!.Sentences).Text);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Approve_OfTheRevisionThatIsThere_ClosesIt(int? revision, bool isApproved)
    {
        await _drafts.OpenAsync(Draft, default);

        var (approved, draft) = await _drafts.ApproveAsync(Draft, revision, default);

        Assert.Equal((isApproved, isApproved), (approved, draft!.IsApproved));
        Assert.Equal(!isApproved, (await _drafts.EditAsync("run-1", [new ScriptSentence("Late.", [])], null, default)).Edited);
    }

    [Fact]
    public async Task Approve_AgainOrOfALostDraft_SaysWhatThereIs()
    {
        Assert.Equal((false, null), await _drafts.ApproveAsync(Draft, null, default));
        await _drafts.OpenAsync(Draft, default);
        await _drafts.ApproveAsync(Draft, 0, default);

        Assert.True((await _drafts.ApproveAsync(Draft, 0, default)).Approved);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Approve_WhileTheStoreCannotBeWritten_GoesByWhatWasRead(int? revision, bool isApproved)
    {
        await _drafts.OpenAsync(Draft, default);
        _store.IsDown = true;

        var (approved, draft) = await _drafts.ApproveAsync(Draft, revision, default);

        Assert.Equal((isApproved, Draft), (approved, draft));
        await Assert.ThrowsAsync<SystemResourceException>(() => _drafts.EditAsync("run-1", [], null, default));
    }
}
