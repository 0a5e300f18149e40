using ContentGen.Agents;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.News;
using ContentGen.Sections;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

public sealed class EarlierContentTests
{
    private static readonly DateTimeOffset RunStart = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Run_AgentAnsweredFromTheCache_IsLabelledAndComplete()
    {
        var run = SampleRun.Healthy().On<AgentCall<WeekendEventsInput>>(
            nameof(AgentActivities.SuggestWeekendEvents), _ => Weekend() with { CachedAt = RunStart.AddHours(-1) });

        var result = await run.Start();

        var section = result.Brief.Sections[SectionName.WeekendRecommendations];
        Assert.Equal((SectionSource.Cached, 3600), (section.Source, section.AgeSeconds));
        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        Assert.Empty(run.Statuses[^1].FallbackSections);
    }

    [Fact]
    public async Task Run_AgentFails_EarlierOutputUnderTwoHoursStandsIn()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Bedrock is down."))
            .On<CachedOutputQuery>(nameof(AgentActivities.ReadCachedOutput), _ => Kept(Weekend(), TimeSpan.FromMinutes(119)));

        var result = await run.Start();

        var section = result.Brief.Sections[SectionName.WeekendRecommendations];
        Assert.Equal((SectionSource.Cached, 119 * 60), (section.Source, section.AgeSeconds));
        Assert.StartsWith("Bedrock is down.", section.Reason);
        Assert.Equal(BriefStatus.Completed, result.Brief.Status);
        Assert.Equal("Earlier walk", result.Brief.AgentOutputs.WeekendRecommendations![0].Title);
    }

    [Fact]
    public async Task Run_AgentFails_OlderOutputDoesNotStandIn()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Bedrock is down."))
            .On<CachedOutputQuery>(nameof(AgentActivities.ReadCachedOutput), _ => Kept(Weekend(), TimeSpan.FromHours(2)));

        var result = await run.Start();

        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
    }

    [Fact]
    public async Task Run_BreakerOpen_OutputOfAnyAgeStandsInAndIsLabelled()
    {
        var run = SampleRun.Healthy().On<CachedOutputQuery>(
            nameof(AgentActivities.ReadCachedOutput),
            query => query.Agent == AgentName.WeekendEvents ? Kept(Weekend(), TimeSpan.FromHours(30)) : null!);
        run.Permits[ServiceName.Bedrock] = new(ServiceName.Bedrock, false, 3, null);

        var result = await run.Start();

        var section = result.Brief.Sections[SectionName.WeekendRecommendations];
        Assert.Equal((SectionSource.Cached, 30 * 3600), (section.Source, section.AgeSeconds));
        Assert.Contains("30 hours ago", section.Reason);
        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
        Assert.Contains(SectionName.WeekendRecommendations, run.Statuses[^1].FallbackSections);
    }

    [Fact]
    public async Task Run_ScriptFails_EarlierScriptOfTheSameStoriesKeepsItsSources()
    {
        var script = new ScriptGeneratorOutput([new("Event 2 happened.", ["x9"])]);
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.GenerateScript), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(
                nameof(AgentActivities.ReadCachedOutput),
                _ => Kept(Result(script), TimeSpan.FromHours(1), ("x9", "https://news.example/2")));

        var result = await run.Start();

        Assert.Equal(SectionSource.Cached, result.Brief.Sections[SectionName.Script].Source);
        Assert.Equal(["https://news.example/2"], result.Brief.Sections[SectionName.Script].SourceUrls);
        Assert.Equal(["s2"], result.Brief.Sentences[0].StoryIds);
    }

    [Fact]
    public async Task Run_ScriptFailsOnStoriesToldBefore_EarlierScriptSaysSoAndTheBriefToo()
    {
        var script = new ScriptGeneratorOutput([new("Event 2 happened.", ["x9"])]);
        var run = SampleRun.Healthy();
        var batch = (HeadlineBatch)run.Answer(FetchHeadlinesActivity.FunctionName, null);
        run.On<HeadlinesCall>(
                FetchHeadlinesActivity.FunctionName,
                _ => batch with { Headlines = [.. batch.Headlines.Select(headline => headline with { IsRepeated = true })] })
            .On<AgentCall<NewsFetcherInput>>(nameof(AgentActivities.FetchNews), call => Result(
                new NewsFetcherOutput([.. call.Input.Headlines.Select(headline => Story.From(headline, "general", "A summary.", 0.5))])))
            .Fails(nameof(AgentActivities.GenerateScript), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(
                nameof(AgentActivities.ReadCachedOutput),
                query => query.RunId == "run-1"
                    ? Kept(Result(script), TimeSpan.FromHours(1), ("x9", "https://news.example/2"))
                    : throw new InvalidOperationException("The run is not named."));

        var result = await run.Start();

        Assert.Equal("Event 2 happened. We reported on this earlier.", result.Brief.Script);
        Assert.Equal(["s2"], result.Brief.Sentences[1].StoryIds);
        Assert.All(result.Brief.NewsItems, item => Assert.True(item.IsRepeated));
    }

    [Fact]
    public async Task Run_ScriptFails_EarlierScriptOfOtherStoriesIsNotUsed()
    {
        var script = new ScriptGeneratorOutput([new("Something else happened.", ["s1"])]);
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.GenerateScript), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(
                nameof(AgentActivities.ReadCachedOutput),
                _ => Kept(Result(script), TimeSpan.FromHours(1), ("s1", "https://elsewhere.example/")));

        var result = await run.Start();

        Assert.Equal(SectionSource.Derived, result.Brief.Sections[SectionName.Script].Source);
    }

    [Fact]
    public async Task Run_NewsApiOpen_HeadlinesOfAnyAgeStandIn()
    {
        var run = SampleRun.Healthy();
        var earlier = (HeadlineBatch)run.Answer(FetchHeadlinesActivity.FunctionName, null);
        run.Permits[ServiceName.NewsApi] = new(ServiceName.NewsApi, false, 3, null);
        run.Fails(FetchHeadlinesActivity.FunctionName, new CircuitOpenException(ServiceName.NewsApi))
            .On<HeadlinesCall>(ReadCachedHeadlinesActivity.FunctionName, _ => earlier with { CachedAt = RunStart.AddDays(-2) });

        var result = await run.Start();

        Assert.Single(run.Calls, FetchHeadlinesActivity.FunctionName);
        Assert.Equal(SectionSource.Cached, result.Brief.Sections[SectionName.Headlines].Source);
        Assert.Equal(SectionSource.Live, result.Brief.Sections[SectionName.News].Source);
        Assert.Equal(BriefStatus.Partial, result.Brief.Status);
    }

    [Fact]
    public async Task Run_AmazonPollyFails_EarlierSpeechOfTheSameScriptIsPublished()
    {
        var run = SampleRun.Healthy()
            .Fails(SynthesizeSpeechActivity.FunctionName, new ExternalServiceException("Down."))
            .On<SpeechCall>(
                ReadCachedSpeechActivity.FunctionName, _ => new SpeechResult(12.5, 8, "Joanna", "neural", 0, RunStart.AddMinutes(-5)));

        var result = await run.Start();

        Assert.Equal(SectionSource.Cached, result.Brief.Sections[SectionName.Audio].Source);
        Assert.NotNull(result.Brief.Audio);
    }

    [Fact]
    public async Task Run_CacheHangs_FallsBackAfterThreeSeconds()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."))
            .Hangs(nameof(AgentActivities.ReadCachedOutput));

        var running = run.Start();
        Assert.False(running.IsCompleted);
        run.Advance(TimeSpan.FromSeconds(3));
        var result = await running;

        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
    }

    [Fact]
    public async Task Run_KeptContentIsOfAnotherShape_FallsBack()
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.SuggestWeekendEvents), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(nameof(AgentActivities.ReadCachedOutput), _ => "nonsense");

        var result = await run.Start();

        Assert.Equal(SectionSource.Static, result.Brief.Sections[SectionName.WeekendRecommendations].Source);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_KeptOutputLacksItsContent_FallsBack(bool lacksTheList)
    {
        var run = SampleRun.Healthy()
            .Fails(nameof(AgentActivities.EnhanceMedia), new ExternalServiceException("Down."))
            .On<CachedOutputQuery>(
                nameof(AgentActivities.ReadCachedOutput),
                _ => Kept(Result(new MediaEnhancerOutput(lacksTheList ? null! : [null!])), TimeSpan.FromMinutes(5)));

        var result = await run.Start();

        Assert.Equal(SectionSource.Derived, result.Brief.Sections[SectionName.MediaEnhancements].Source);
    }

    private static AgentResult<WeekendEventsOutput> Weekend() =>
        Result(new WeekendEventsOutput([new("Earlier walk", "By the river.", "outdoors")]));

    private static AgentResult<T> Result<T>(T output) => new(output, new("model", "1", 1000, 250, 80, false, 12));

    private static CachedContent<AgentResult<T>> Kept<T>(AgentResult<T> result, TimeSpan age, params (string Id, string Url)[] urls) =>
        new(result, RunStart - age, "fingerprint", urls.ToDictionary(entry => entry.Id, entry => entry.Url));
}
