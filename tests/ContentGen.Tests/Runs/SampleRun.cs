using ContentGen.Agents;
using ContentGen.Agents.ContentCurator;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Agents.MediaEnhancer;
using ContentGen.Agents.NewsFetcher;
using ContentGen.Agents.ScriptGenerator;
using ContentGen.Agents.WeekendEvents;
using ContentGen.Briefs;
using ContentGen.Cost;
using ContentGen.News;
using ContentGen.Runs;
using ContentGen.Speech;

namespace ContentGen.Tests.Runs;

/// <summary>A run in which everything works.</summary>
internal static class SampleRun
{
    private static readonly ModelUsage Usage = new("model", "1", 1000, 250, 80, false, 12);

    /// <summary>Each agent's name and activity.</summary>
    public static TheoryData<string, string> AgentSteps
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var entry in AgentPlan.Entries)
            {
                rows.Add(entry.Name, entry.Activity);
            }

            return rows;
        }
    }

    public static RunHarness Healthy() => new RunHarness()
        .On<HeadlinesCall>(
            FetchHeadlinesActivity.FunctionName, _ => new HeadlineBatch([.. Enumerable.Range(1, 4).Select(Headline)], "newsapi"))
        .On<AgentCall<NewsFetcherInput>>(nameof(AgentActivities.FetchNews), call =>
            Result(new NewsFetcherOutput([.. call.Input.Headlines.Select(headline => Story(headline.Id))])))
        .On<AgentCall<ContentCuratorInput>>(nameof(AgentActivities.CurateContent), call =>
            Result(new ContentCuratorOutput(
                [.. call.Input.Headlines.Reverse().Select(headline => new Selection(headline.Id, "fits"))], "A good mix.")))
        .On<AgentCall<FavoriteSelectorInput>>(nameof(AgentActivities.SelectFavorite), call =>
            Result(new FavoriteSelectorOutput(call.Input.Stories[0].Id, call.Input.Stories[0].Title, "It matters.")))
        .On<AgentCall<ScriptGeneratorInput>>(nameof(AgentActivities.GenerateScript), call =>
            Result(new ScriptGeneratorOutput(
                [.. call.Input.Stories.Select(story => new ScriptSentence($"{story.Title} happened.", [story.Id]))])))
        .On<AgentCall<MediaEnhancerInput>>(nameof(AgentActivities.EnhanceMedia), call =>
            Result(new MediaEnhancerOutput([new MediaSuggestion(call.Input.Stories[0].Id, null, "A picture.", ["news"])])))
        .On<AgentCall<WeekendEventsInput>>(nameof(AgentActivities.SuggestWeekendEvents), _ =>
            Result(new WeekendEventsOutput([new WeekendTip("Walk", "Walk by the river.", "outdoors")])))
        .On<SpeechCall>(SynthesizeSpeechActivity.FunctionName, _ => new SpeechResult(12.5, 8, "Joanna", "neural", 60))
        .On<CachedOutputQuery>(nameof(AgentActivities.ReadCachedOutput), _ => null!)
        .On<HeadlinesCall>(ReadCachedHeadlinesActivity.FunctionName, _ => null!)
        .On<SpeechCall>(ReadCachedSpeechActivity.FunctionName, _ => null!)
        .On<PublishCall>(PublishBriefActivity.FunctionName, call => BriefPath.Of(call.Brief.RunId))
        .On<PublishCall>(StartPublishLaterActivity.FunctionName, _ => true);

    /// <summary>At prices by which an agent costs 0.0105 dollars, for which 0.21 are set aside, and the speech 0.06.</summary>
    /// <param name="usd">Budget of the day; null for no limit.</param>
    public static RunHarness WithBudget(decimal? usd) => Healthy().Under(settings => settings with
    {
        Prices = new(
            [new ModelPrice { ModelId = "model", InputUsd = 10m, OutputUsd = 100m }],
            new Dictionary<string, decimal> { ["neural"] = 1_000m }),
        ModelId = "model",
        DailyBudgetUsd = usd,
    });

    private static AgentResult<T> Result<T>(T output) => new(output, Usage);

    private static Headline Headline(int number) => new(
        $"s{number}", $"Event {number}", $"Description {number}.", null, $"https://news.example/{number}", null, "Example", null, "general");

    private static Story Story(string id) => new(
        id, $"Event {id[1..]}", "general", "A summary.", 0.5, "Example", $"https://news.example/{id[1..]}", null, null);
}
