using ContentGen.Agents;
using ContentGen.Agents.FavoriteSelector;
using ContentGen.CircuitBreaker;
using ContentGen.Failures;
using ContentGen.Requests;
using Microsoft.Extensions.Time.Testing;
using static ContentGen.Tests.Agents.ScriptedModel;

namespace ContentGen.Tests.Agents;

public sealed class AgentRunnerTests
{
    private const string Valid = """{"storyId":"s2","reasoning":"It comes once in a lifetime."}""";
    private const string UnknownStory = """{"storyId":"s9","reasoning":"Because."}""";
    private static readonly CircuitBreakerPermit Permit = new(ServiceName.Bedrock, true, 1, null);
    private readonly FakeTimeProvider _time = new();
    private readonly OpenGate _gate = new();

    [Fact]
    public async Task RunAsync_ValidAnswer_OneCall()
    {
        var model = new ScriptedModel(Json(Valid));

        var result = await RunAsync(model);

        Assert.Equal(new FavoriteSelectorOutput("s2", "Comet returns after 70 years", "It comes once in a lifetime."), result.Output);
        Assert.Equal(Permit, Assert.Single(_gate.Calls).Permit);
        Assert.Equal("model-1", result.Usage.ModelId);
        Assert.Equal("1", result.Usage.PromptVersion);
        Assert.Equal((100, 20, false), (result.Usage.InputTokens, result.Usage.OutputTokens, result.Usage.Repaired));
        Assert.True(result.Usage.PromptCharacters > 500);
    }

    [Fact]
    public async Task RunAsync_InvalidThenValid_RepairedOnce()
    {
        var model = new ScriptedModel(Json(UnknownStory), Json(Valid));

        var result = await RunAsync(model);

        Assert.Equal("s2", result.Output.StoryId);
        Assert.Equal((200, 40, true), (result.Usage.InputTokens, result.Usage.OutputTokens, result.Usage.Repaired));
        Assert.Equal(2, _gate.Calls.Count);
        Assert.Contains("there is no story 's9'; the stories are s1, s2, s3", model.Requests[1].Correction!.Problems);
    }

    [Fact]
    public async Task RunAsync_InvalidTwice_InvalidOutput()
    {
        var model = new ScriptedModel(Json("""{"storyId":7}"""), Json(UnknownStory));

        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => RunAsync(model));

        Assert.StartsWith("FAVORITE_SELECTOR", failure.Message);
        Assert.Contains("there is no story '…'; the stories are s1, s2, s3", failure.Message);
        Assert.Contains("answer.reasoning: is missing.", model.Requests[1].Correction!.Problems);
        Assert.Equal(("run", "model-1", 200, 40), (failure.Receipt!.RunId, failure.Receipt.Usage!.ModelId, failure.Receipt.Usage.InputTokens, failure.Receipt.Usage.OutputTokens));
    }

    [Fact]
    public async Task RunAsync_InvalidTwice_TellsNobodyElseWhatTheModelWrote()
    {
        const string Invented = """{"storyId":"It's Kestrelmoor","reasoning":"Because."}""";
        var model = new ScriptedModel(Json(Invented), Json(Invented));

        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => RunAsync(model));

        Assert.Contains("It's Kestrelmoor", model.Requests[1].Correction!.Problems);
        Assert.DoesNotContain("Kestrelmoor", failure.Message);
        Assert.DoesNotContain("It's", failure.Message);
    }

    [Fact]
    public async Task RunAsync_AnotherLanguageThanTheBriefs_RepairedOnceThenInvalidOutput()
    {
        const string English = """{"storyId":"s2","reasoning":"It is the one that people will be talking about, for it is seen by all who look up."}""";
        const string German = """{"storyId":"s2","reasoning":"Über ihn wird man noch sprechen, denn er ist für alle zu sehen, die nach oben blicken."}""";
        var request = SampleNews.Request with { Language = "de" };
        var model = new ScriptedModel(Json(English), Json(German));

        var result = await RunAsync(model, request: request);
        var failure = await Assert.ThrowsAsync<InvalidOutputException>(() => RunAsync(new(Json(English), Json(English)), request: request));

        Assert.True(result.Usage.Repaired);
        Assert.StartsWith("Über ihn", result.Output.Reasoning);
        Assert.Contains("reasoning: they are written in the language en; write them in the language de", model.Requests[1].Correction!.Problems);
        Assert.Contains("write them in the language de", failure.Message);
    }

    [Theory]
    [InlineData(false, "did not use the tool")]
    [InlineData(true, "cut off")]
    public async Task RunAsync_NoStructuredAnswer_ModelIsToldSo(bool cutOff, string expected)
    {
        var model = new ScriptedModel(ScriptedModel.Text("I would rather talk.", cutOff), Json(Valid));

        await RunAsync(model);

        Assert.Contains(expected, model.Requests[1].Correction!.Problems);
    }

    [Fact]
    public async Task RunAsync_PermitRefused_NoCall()
    {
        var model = new ScriptedModel(Json(Valid));

        var failure = await Assert.ThrowsAsync<CircuitOpenException>(() => RunAsync(model, Permit with { Allowed = false }));

        Assert.Null(failure.Receipt);
        Assert.Empty(model.Requests);
    }

    [Fact]
    public async Task RunAsync_ModelFails_FailurePassesThrough()
    {
        var model = new ScriptedModel(_ => throw new ServiceThrottledException("slow down"));

        await Assert.ThrowsAsync<ServiceThrottledException>(() => RunAsync(model));

        Assert.Single(model.Requests);
    }

    [Fact]
    public async Task RunAsync_ModelAsksForAWaitBeyondTheLimit_FailsAtOnceWithTheReceipt()
    {
        var model = new ScriptedModel(
            Json(UnknownStory), _ => throw new ServiceThrottledException("slow down", TimeSpan.FromHours(1)));

        var failure = await Assert.ThrowsAsync<ThrottledForLongException>(() => RunAsync(model));

        Assert.Equal(100, failure.Receipt!.Usage!.InputTokens);
    }

    [Fact]
    public async Task RunAsync_ModelHangs_TimeoutAtTheLimitIsSeenByTheGate()
    {
        var model = new ScriptedModel(_ => new TaskCompletionSource<Providers.Bedrock.StructuredAnswer>().Task);

        var running = RunAsync(model);
        _time.Advance(TimeSpan.FromSeconds(89));
        var early = running.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));
        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => running);

        Assert.False(early);
        Assert.Contains("90 s (ContentGen:AgentTimeout)", failure.Message);
        Assert.IsType<ServiceTimeoutException>(Assert.Single(_gate.Calls).Failure);
    }

    [Fact]
    public async Task RunAsync_RepairTurn_SharesTheLimit()
    {
        var model = new ScriptedModel(
            token =>
            {
                _time.Advance(TimeSpan.FromSeconds(60));
                return Json(UnknownStory)(token);
            },
            _ => new TaskCompletionSource<Providers.Bedrock.StructuredAnswer>().Task);

        var running = RunAsync(model);
        _time.Advance(TimeSpan.FromSeconds(30));

        var failure = await Assert.ThrowsAsync<ServiceTimeoutException>(() => running);
        var usage = failure.Receipt!.Usage!;
        Assert.Equal((100, 20, 90_000L), (usage.InputTokens, usage.OutputTokens, usage.DurationMs));
        Assert.Equal(model.Requests.Sum(request => request.Characters), usage.PromptCharacters);
    }

    [Fact]
    public async Task RunAsync_Cancelled_IsNotATimeout()
    {
        var model = new ScriptedModel(token => Task.FromCanceled<Providers.Bedrock.StructuredAnswer>(token));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(model, Permit, new CancellationToken(canceled: true)));
    }

    private Task<AgentResult<FavoriteSelectorOutput>> RunAsync(
        ScriptedModel model, CircuitBreakerPermit? permit = null, CancellationToken cancellationToken = default, BriefRequest? request = null)
    {
        var runner = Runners.Of(model, _gate, _time);
        var call = new AgentCall<FavoriteSelectorInput>(
            "run", request ?? SampleNews.Request, permit ?? Permit, new FavoriteSelectorInput(SampleNews.Stories));
        return runner.RunAsync(new FavoriteSelectorAgent(), call, null!, cancellationToken);
    }
}
