using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.Cache;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Tests.Briefs;
using Microsoft.Extensions.Time.Testing;
using static ContentGen.Tests.Agents.ScriptedModel;

namespace ContentGen.Tests.Agents;

public sealed class AgentRunnerCacheTests
{
    private const string Valid = """{"storyId":"s2","reasoning":"It comes once in a lifetime."}""";
    private static readonly CircuitBreakerPermit Permit = new(ServiceName.Bedrock, true, 1, null);
    private readonly FakeTimeProvider _time = new();
    private readonly MemoryContentStore _store = new();
    private readonly SingleFlight _flights = new();

    [Fact]
    public async Task RunAsync_SameQuestionWithinTwoHours_AnsweredFromTheCacheAtNoCost()
    {
        var model = new ScriptedModel(Json(Valid));
        var first = await RunAsync(model);
        var madeAt = _time.GetUtcNow();

        _time.Advance(TimeSpan.FromMinutes(119));
        var second = await RunAsync(model);

        Assert.Single(model.Requests);
        Assert.Null(first.CachedAt);
        Assert.Equal(madeAt, second.CachedAt);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal((0, 0), (second.Usage.InputTokens, second.Usage.OutputTokens));
        Assert.Equal(first.Usage.PromptCharacters, second.Usage.PromptCharacters);
    }

    [Fact]
    public async Task RunAsync_TwoHoursLater_AsksAgain()
    {
        var model = new ScriptedModel(Json(Valid), Json(Valid));
        await RunAsync(model);

        _time.Advance(TimeSpan.FromHours(2));
        var second = await RunAsync(model);

        Assert.Null(second.CachedAt);
    }

    [Fact]
    public async Task RunAsync_OtherStories_AsksAgain()
    {
        var model = new ScriptedModel(Json(Valid), Json(Valid));
        await RunAsync(model);

        await RunAsync(model, stories: [.. SampleNews.Stories.Take(2)]);

        Assert.Equal(2, model.Requests.Count);
    }

    [Theory]
    [InlineData(true, null)]
    [InlineData(false, "token")]
    public async Task RunAsync_ForcedOrProbe_AsksAlthoughCached(bool forceFresh, string? probeToken)
    {
        var model = new ScriptedModel(Json(Valid), Json(Valid));
        await RunAsync(model);

        var second = await RunAsync(model, Permit with { ProbeToken = probeToken }, forceFresh);

        Assert.Null(second.CachedAt);
        Assert.Equal(2, model.Requests.Count);
    }

    [Fact]
    public async Task RunAsync_StoreIsDown_AsksAndAnswers()
    {
        var model = new ScriptedModel(Json(Valid));
        _store.IsDown = true;

        var result = await RunAsync(model);

        Assert.Equal("s2", result.Output.StoryId);
    }

    [Fact]
    public async Task RunAsync_CachedContentIsDamaged_AsksAgain()
    {
        var model = new ScriptedModel(Json(Valid));
        await _store.PutAsync(
            CacheName.Output(AgentName.FavoriteSelector, SampleNews.Request), new("{\"content\":7"), "application/json", default);

        var result = await RunAsync(model);

        Assert.Null(result.CachedAt);
    }

    [Fact]
    public async Task RunAsync_SameQuestionsAtOnce_OneCallAndOnePays()
    {
        var answer = new TaskCompletionSource();
        var model = new ScriptedModel(async token =>
        {
            await answer.Task;
            return await Json(Valid)(token);
        });

        Task<AgentResult<FavoriteSelectorOutput>>[] runs = [RunAsync(model), RunAsync(model), RunAsync(model)];
        answer.SetResult();
        var results = await Task.WhenAll(runs);

        Assert.Single(model.Requests);
        Assert.Single(results, result => result.Usage.InputTokens > 0);
    }

    [Fact]
    public async Task RunAsync_Refused_MakesNoCallAndReadsNothing()
    {
        var model = new ScriptedModel(Json(Valid));
        await RunAsync(model);

        await Assert.ThrowsAsync<CircuitOpenException>(() => RunAsync(model, Permit with { Allowed = false }));
    }

    private Task<AgentResult<FavoriteSelectorOutput>> RunAsync(
        ScriptedModel model, CircuitBreakerPermit? permit = null, bool forceFresh = false, IReadOnlyList<Story>? stories = null)
    {
        var agents = Runners.Of(model, new OpenGate(), _time, _store, _flights);
        var call = new AgentCall<FavoriteSelectorInput>(
            "run", SampleNews.Request with { ForceFresh = forceFresh }, permit ?? Permit, new FavoriteSelectorInput(
                stories ?? SampleNews.Stories));
        return agents.RunAsync(new FavoriteSelectorAgent(), call, null!, CancellationToken.None);
    }
}
