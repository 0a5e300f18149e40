using ContentGen.Editions;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

public sealed class ScriptApprovalTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(20);

    private readonly List<SpeechCall> _spoken = [];
    private readonly RunHarness _harness = SampleRun.Healthy();
    private ReviewDraft? _draft;

    public ScriptApprovalTests() => _harness
        .On<ReviewDraft>(nameof(ReviewActivities.OpenReview), draft =>
        {
            _draft = draft;
            return true;
        })
        .On<string>(nameof(ReviewActivities.ReadReview), _ => _draft!)
        .On<SpeechCall>(SynthesizeSpeechActivity.FunctionName, call =>
        {
            _spoken.Add(call);
            return new SpeechResult(12.5, 8, "Joanna", "neural", 60);
        });

    [Fact]
    public async Task RunAsync_ApprovedAfterHours_IsWholeAsIfItHadNotWaited()
    {
        var run = Start(ReviewTimeoutAction.Drop);

        _harness.Advance(TimeSpan.FromHours(19));
        var waiting = _harness.Statuses[^1];
        _harness.Decide(approved: true);
        var result = await run;

        Assert.Equal((RunState.WaitingForReview, _draft!.Until), (waiting.Status, waiting.ReviewUntil));
        Assert.True(waiting.EstimatedCompletionTime >= _draft.Until);
        Assert.All(result.Brief.Sections.Values, section => Assert.Equal(SectionSource.Live, section.Source));
        Assert.Equal((RunState.Completed, null), (_harness.Statuses[^1].Status, _harness.Statuses[^1].ReviewUntil));
    }

    [Fact]
    public async Task RunAsync_Edited_TheEditedSentencesAreSpokenAndCounted()
    {
        var run = Start(ReviewTimeoutAction.Drop);
        _draft = _draft! with { Revision = 2, Sentences = [new("Event 1 happened.", ["s1"]), new("Something else did.", ["s1"])] };

        _harness.Decide(approved: true);
        var brief = (await run).Brief;

        Assert.Equal(["Event 1 happened.", "Something else did."], Assert.Single(_spoken).Sentences.Where(text => text.Length > 0));
        Assert.Equal("Event 1 happened. Something else did.", brief.Script);
        Assert.Equal("A person edited it.", brief.Sections[SectionName.Script].Reason);
    }

    [Theory]
    [InlineData(ReviewTimeoutAction.Publish, false)]
    [InlineData(ReviewTimeoutAction.Drop, true)]
    public async Task RunAsync_NobodyDecides_TheEditionSaysWhatHappens(ReviewTimeoutAction action, bool isDropped)
    {
        var run = Start(action);

        _harness.Advance(Long);
        var result = await run;

        Assert.Equal(isDropped, result is null);
        Assert.Equal(isDropped ? RunState.Failed : RunState.Completed, _harness.Statuses[^1].Status);
        Assert.Equal(isDropped ? ScriptApproval.Dropped : null, _harness.Statuses[^1].Reason);
        Assert.Equal(isDropped ? 0 : 1, _spoken.Count);
    }

    [Fact]
    public async Task RunAsync_Rejected_EndsWithoutABriefAndSaysSo()
    {
        var run = Start(ReviewTimeoutAction.Publish);

        _harness.Decide(approved: false);
        var result = await run;

        Assert.Null(result);
        Assert.Equal((RunState.Failed, ScriptApproval.Rejected), (_harness.Statuses[^1].Status, _harness.Statuses[^1].Reason));
        Assert.Empty(_spoken);
    }

    private Task<RunResult> Start(ReviewTimeoutAction action)
    {
        _harness.Input = _harness.Input with { Review = new(Long, action) };
        var run = _harness.Start();
        Assert.False(run.IsCompleted);
        return run;
    }
}
