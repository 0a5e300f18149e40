using System.Net;
using System.Text.Json;
using StandIns.Tests.Durable.Management.Loopback;
using StandIns.Tests.Worker;

namespace StandIns.Tests.Durable.Management;

public sealed class HttpCallTests
{
    [Fact]
    public async Task CallHttp_Plain_GivesStatusHeadersAndContent()
    {
        await using var service = new LoopbackService(Answers.Json(404, "nothing", ("X-Kind", "test")));

        var status = await RunAsync("HttpGet", service.Url);

        Assert.Equal("404 test nothing", status.GetProperty("output").GetString());
        Assert.Equal("GET", service.Request.Method);
    }

    [Fact]
    public async Task CallHttp_Accepted_IsNotFollowedUnlessAsked()
    {
        await using var service = new LoopbackService(Answers.Json(202, "", ("Location", "/later"), ("Retry-After", "0")));

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url));

        Assert.Equal("POST 202", status.GetProperty("output").GetString());
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task CallHttp_AcceptedAndFollowed_PollsTheLocationUntilItEnds()
    {
        var accepted = Answers.Json(202, "", ("Location", "/later"), ("Retry-After", "0"));
        await using var service = new LoopbackService(accepted, accepted, Answers.Json(200, "done"));

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url, Follow: true));

        Assert.Equal("POST 200", status.GetProperty("output").GetString());
        Assert.Equal(["POST /", "GET /later", "GET /later"], service.Requests.Select(request => $"{request.Method} {request.Target}"));
        Assert.Equal(["{\"a\":1}", "", ""], service.Requests.Select(request => request.Text));
        Assert.Equal(["application/json", null, null], service.Requests.Select(request => request.Headers.GetValueOrDefault("Content-Type")));
        Assert.Equal(["k", null, null], service.Requests.Select(request => request.Headers.GetValueOrDefault("x-functions-key")));
        Assert.All(service.Requests, request => Assert.Equal(("own", "Bearer t"), (request.Headers["X-Own"], request.Headers["Authorization"])));
    }

    [Fact]
    public async Task CallHttp_FollowedToAnotherOrigin_KeepsCredentialsBack()
    {
        await using var other = new LoopbackService(Answers.Json(200, "done"));
        await using var service = new LoopbackService(Answers.Json(202, "", ("Location", other.Url), ("Retry-After", "0")));

        await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url, Follow: true));

        Assert.Equal("own", other.Request.Headers["X-Own"]);
        Assert.False(other.Request.Headers.ContainsKey("Authorization"));
    }

    [Theory]
    [InlineData("Retry-After", 7)]
    [InlineData("X-None", 30)]
    public async Task CallHttp_Followed_WaitsAsTheAnswerSays(string header, int seconds)
    {
        await using var service = new LoopbackService(Answers.Json(202, "", ("Location", "/later"), (header, "7")));
        await using var api = await ApiAsync();
        await api.PostAsync("orchestrators/HttpPost/h", JsonSerializer.Serialize(new HttpCallFunctions.Wanted(service.Url, Follow: true)));

        JsonElement timer = await TimerAsync(api);

        var wait = timer.GetProperty("FireAt").GetDateTime() - timer.GetProperty("Timestamp").GetDateTime();
        Assert.Equal(seconds, Math.Round(wait.TotalSeconds, MidpointRounding.AwayFromZero));
    }

    [Theory]
    [InlineData(3, null, 3, "POST 200")]
    [InlineData(2, null, 2, "POST 503")]
    [InlineData(3, HttpStatusCode.BadGateway, 1, "POST 503")]
    public async Task CallHttp_WithRetries_IsMadeAgainWhileTheOptionsSaySo(int attempts, HttpStatusCode? retryOn, int requests, string output)
    {
        var busy = Answers.Json(503, "busy");
        await using var service = new LoopbackService(busy, busy, Answers.Json(200, "done"));

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(
            service.Url, Attempts: attempts, RetryOn: retryOn is { } code ? [code] : null));

        Assert.Equal(output, status.GetProperty("output").GetString());
        Assert.Equal(requests, service.Requests.Count);
    }

    [Fact]
    public async Task CallHttp_BrokenOffAndRetried_GivesTheLaterAnswer()
    {
        await using var service = new LoopbackService(Answers.Reset(), Answers.Json(200, "done"));

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url, Attempts: 2));

        Assert.Equal("POST 200", status.GetProperty("output").GetString());
    }

    [Fact]
    public async Task CallHttp_WithoutAnswerInTime_FailsAsATimeout()
    {
        await using var service = new LoopbackService(Answers.Hang());

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url, Timeout: TimeSpan.FromMilliseconds(50)), "Failed");

        Assert.EndsWith("Reached user specified timeout: 00:00:00.0500000.", status.GetProperty("output").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CallHttp_WithMultipartContent_IsRefused()
    {
        await using var service = new LoopbackService(Answers.Json(200, "done"));

        var status = await RunAsync("HttpPost", new HttpCallFunctions.Wanted(service.Url, ContentType: "multipart/form-data"), "Failed");

        Assert.EndsWith("Multipart content is not supported with CallHttpAsync.", status.GetProperty("output").GetString(), StringComparison.Ordinal);
        Assert.Empty(service.Requests);
    }

    private static async Task<ManagementApi> ApiAsync()
        => new(await FunctionsTestHost.StartAsync(new FunctionsTestHost.Setup { Functions = [typeof(HttpCallFunctions)] }));

    private static async Task<JsonElement> RunAsync(string name, object input, string status = "Completed")
    {
        await using var api = await ApiAsync();
        return await api.StartAsync(name, "h", status, JsonSerializer.Serialize(input));
    }

    private static async Task<JsonElement> TimerAsync(ManagementApi api)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var (_, body) = await api.GetAsync("instances/h?showHistory=true");
            if (body.TryGetProperty("historyEvents", out var history)
                && history.EnumerateArray().FirstOrDefault(item => item.GetProperty("EventType").GetString() == "TimerCreated") is { ValueKind: JsonValueKind.Object } timer)
            {
                return timer;
            }

            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
