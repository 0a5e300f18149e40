using ContentGen.Simulator.Faults;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.Simulator.Tests.Faults;

public sealed class FaultModeTests
{
    [Fact]
    public async Task Error_EachService_AnswersItsOwnServerError()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("bedrock=error,polly=error,newsapi=error"));

        var (bedrock, polly, news) = await CallAllAsync(simulator);

        Assert.Equal((HttpStatusCode.InternalServerError, "InternalServerException"), (bedrock.Status, bedrock.ErrorType));
        Assert.Equal((HttpStatusCode.InternalServerError, "ServiceFailureException"), (polly.Status, polly.ErrorType));
        Assert.Equal((HttpStatusCode.InternalServerError, "unexpectedError"), (news.Status, news.Json["code"]!.ToString()));
    }

    [Fact]
    public async Task Throttle_EachService_Answers429WithRetryAfter()
    {
        await using var simulator = await TestSimulator.StartAsync(
            faults: FaultPlan.Parse("bedrock=throttle,polly=throttle,newsapi=throttle"));

        var (bedrock, polly, news) = await CallAllAsync(simulator);

        Assert.All([bedrock, polly, news], answer => Assert.Equal(HttpStatusCode.TooManyRequests, answer.Status));
        Assert.All([bedrock, polly, news], answer => Assert.Equal("1", answer.Headers["Retry-After"]));
        Assert.Equal("ThrottlingException", bedrock.ErrorType);
        Assert.Equal("ThrottlingException", polly.ErrorType);
        Assert.Equal("rateLimited", news.Json["code"]!.ToString());
    }

    [Fact]
    public async Task Malformed_Bedrock_WalksThroughThreeWaysOfBeingUnusable()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("bedrock=malformed"));

        var againstSchema = await simulator.ConverseAsync(Ask.ForScript());
        var brokenOff = await simulator.ConverseAsync(Ask.ForScript());
        var noJson = await simulator.ConverseAsync(Ask.ForScript());

        Assert.NotEmpty(SchemaValidator.Errors(Ask.ScriptSchema, againstSchema.ToolInput));
        Assert.Equal("max_tokens", brokenOff.Json["stopReason"]!.ToString());
        Assert.ThrowsAny<System.Text.Json.JsonException>(
            () => JsonNode.Parse(brokenOff.Json["output"]!["message"]!["content"]![0]!["text"]!.ToString()));
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => noJson.Json);
    }

    [Fact]
    public async Task Malformed_NewsApiAndAmazonPolly_AnswerUnusableBytesWithStatus200()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("polly=malformed,newsapi=malformed"));

        var (_, polly, news) = await CallAllAsync(simulator);

        Assert.Equal(HttpStatusCode.OK, polly.Status);
        Assert.DoesNotContain(polly.Body, value => value >= 0x80);
        Assert.Equal(HttpStatusCode.OK, news.Status);
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => news.Json);
    }

    [Fact]
    public async Task Reset_Call_LosesItsConnection()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("newsapi=reset"));

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.NewsAsync("/v2/top-headlines?country=us"));

        Assert.Equal(1, simulator.Server.Requests.Count(SimulatedService.NewsApi, outcome: "reset"));
    }

    [Fact]
    public async Task Hang_Call_IsNeverAnsweredAndDoesNotHoldUpTheStop()
    {
        var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("polly=hang"));

        var call = simulator.SpeakAsync(Ask.ToSpeak("Hello."));
        await Eventually(() => simulator.Server.Requests.Count(SimulatedService.AmazonPolly, outcome: "hang") == 1);
        Assert.False(call.IsCompleted);

        await simulator.Server.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => call);
    }

    [Fact]
    public async Task Slow_Call_IsAnsweredRightlyWhenItsTimeHasPassed()
    {
        var time = new FakeTimeProvider();
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("newsapi=slow:1:5000"), time: time);

        var call = simulator.NewsAsync("/v2/top-headlines?country=us");
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        Assert.Equal(HttpStatusCode.OK, (await call).Status);
        Assert.True(time.GetUtcNow() - time.Start >= TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Agent_OfTheRule_IsTheOnlyOneAffected()
    {
        await using var simulator = await TestSimulator.StartAsync(faults: FaultPlan.Parse("bedrock/SCRIPT_GENERATOR=error"));

        var script = await simulator.ConverseAsync(Ask.ForScript());
        var favorite = await simulator.ConverseAsync(Ask.For("FAVORITE_SELECTOR", Ask.ScriptSchema));

        Assert.Equal(HttpStatusCode.InternalServerError, script.Status);
        Assert.Equal(HttpStatusCode.OK, favorite.Status);
    }

    private static async Task<(Answer Bedrock, Answer Polly, Answer News)> CallAllAsync(TestSimulator simulator) => (
        await simulator.ConverseAsync(Ask.ForScript()),
        await simulator.SpeakAsync(Ask.ToSpeak("Hello.")),
        await simulator.NewsAsync("/v2/top-headlines?country=us"));

    private static async Task Eventually(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
