using ContentGen.Agents;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Briefs;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Runs;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

public sealed class RegenerateSectionTests
{
    [Theory]
    [InlineData(SectionName.FavoriteStory, "favoriteStory")]
    [InlineData(SectionName.Audio, "audio")]
    [InlineData(SectionName.Script, "script audio")]
    [InlineData(SectionName.Curation, "curation favoriteStory script audio")]
    [InlineData(SectionName.News, "news favoriteStory script mediaEnhancements weekendRecommendations audio")]
    public void Plan_Section_NamesWhatIsMadeFromIt(string section, string expected) =>
        Assert.Equal(expected.Split(' ').Order(), RegenerationPlan.Of(section).Order());

    [Fact]
    public async Task Run_Script_MakesScriptAndAudioAndKeepsTheRest()
    {
        var old = (await SampleRun.Healthy().Start()).Brief;
        PublishCall? published = null;
        var run = SampleRun.Healthy()
            .On<AgentCall<ScriptGeneratorInput>>(nameof(AgentActivities.GenerateScript), call => new AgentResult<ScriptGeneratorOutput>(
                new([new("A new beginning.", [call.Input.Stories[0].Id])]), new("m", "1", 1, 1, 1, false, 1)))
            .On<PublishCall>(PublishBriefActivity.FunctionName, call => (published = call).Brief.RunId);

        var brief = (await run.Regenerate(Input(run, old, SectionName.Script))).Brief;

        Assert.Equal(
            [nameof(AgentActivities.GenerateScript), SynthesizeSpeechActivity.FunctionName, PublishBriefActivity.FunctionName], run.Calls);
        Assert.Equal("A new beginning.", brief.Script);
        Assert.Equal((old.RunId, old.GeneratedAt, 1), (brief.RunId, brief.GeneratedAt, brief.Revision));
        Assert.Equal(old.NewsItems, brief.NewsItems);
        Assert.Equal(old.AgentOutputs.FavoriteStory, brief.AgentOutputs.FavoriteStory);
        Assert.Equal(BriefStatus.Completed, brief.Status);
        Assert.Equal("regenerate-run-1", published?.SpeechFrom);
    }

    [Fact]
    public async Task Run_ScriptFails_FallsBackAndKeepsTheRest()
    {
        var old = (await SampleRun.Healthy().Start()).Brief;
        var run = SampleRun.Healthy().Fails(nameof(AgentActivities.GenerateScript), new ExternalServiceException("Down."));

        var brief = (await run.Regenerate(Input(run, old, SectionName.Script))).Brief;

        Assert.Equal(BriefStatus.Partial, brief.Status);
        Assert.Equal(SectionSource.Derived, brief.Sections[SectionName.Script].Source);
        Assert.Equal(SectionSource.Live, brief.Sections[SectionName.News].Source);
        Assert.False(brief.Emergency);
    }

    [Fact]
    public async Task Run_Script_StoriesStayMarkedAsOlderToldBeforeAndReportedByOthers()
    {
        var made = (await SampleRun.Healthy().Start()).Brief;
        IReadOnlyList<OtherReport> others = [new("Other Post", "https://other.example/")];
        var old = made with
        {
            NewsItems = [.. made.NewsItems.Select(item => item with { IsOlder = true, IsRepeated = true, AlsoReportedBy = others })],
        };
        IReadOnlyList<Story> given = [];
        var run = SampleRun.Healthy().On<AgentCall<ScriptGeneratorInput>>(
            nameof(AgentActivities.GenerateScript),
            call => new AgentResult<ScriptGeneratorOutput>(
                new([new("Again.", [(given = call.Input.Stories)[0].Id])]), new("m", "1", 1, 1, 1, false, 1)));

        var brief = (await run.Regenerate(Input(run, old, SectionName.Script))).Brief;

        Assert.Equal(old.NewsItems, brief.NewsItems);
        Assert.All(given, story => Assert.True(story is { IsOlder: true, IsRepeated: true }));
        Assert.All(given, story => Assert.Equal(others, story.AlsoReportedBy));
    }

    [Fact]
    public async Task Run_NewsFails_NothingCountsAsToldBefore()
    {
        var old = (await SampleRun.Healthy().Start()).Brief;
        var asked = new List<CachedOutputQuery>();
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.FetchNews), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(nameof(AgentActivities.ReadCachedOutput), query =>
            {
                asked.Add(query);
                return null!;
            });

        await run.Regenerate(Input(run, old, SectionName.News));

        Assert.Null(Assert.Single(asked).RunId);
    }

    [Theory]
    [InlineData(SectionName.News)]
    [InlineData(SectionName.Curation)]
    [InlineData(SectionName.MediaEnhancements)]
    [InlineData(SectionName.WeekendRecommendations)]
    public async Task Run_AnySection_LeavesAWholeBrief(string section)
    {
        var old = (await SampleRun.Healthy().Start()).Brief;
        var run = SampleRun.Healthy();

        var brief = (await run.Regenerate(Input(run, old, section))).Brief;

        Assert.Equal(BriefStatus.Completed, brief.Status);
        Assert.DoesNotContain(FetchHeadlinesActivity.FunctionName, run.Calls);
        Assert.Equal(old.NewsItems.Select(item => item.Id).Order(), brief.NewsItems.Select(item => item.Id).Order());
    }

    private static RegenerateSectionInput Input(RunHarness run, Brief brief, string section) => new(brief, section, run.Input);
}
