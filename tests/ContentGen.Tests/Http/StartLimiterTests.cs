using System.Globalization;
using System.Net;
using ContentGen.Http;
using ContentGen.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Http;

public sealed class StartLimiterTests : IDisposable
{
    // So slow to fill that no test is slower.
    private readonly StartLimiter _limiter = new(Options.Create(
        new ContentGenOptions { StartLimit = { PermitLimit = 2, Window = TimeSpan.FromHours(2) } }));

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task Start_BeyondTheLimit_TellsWhenToComeBack()
    {
        Assert.True(IsStarted(Request("a")));
        Assert.True(IsStarted(Request("a")));

        var refused = Assert.Throws<RefusedException>(() => _limiter.Start(Request("a")));
        var answer = await Keyed("a").AnswerAsync(refused.Answer);
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(int.Parse(answer.Field("Retry-After")!, CultureInfo.InvariantCulture), 50 * 60, 60 * 60);
    }

    [Fact]
    public void Start_AnotherKey_HasALimitOfItsOwn()
    {
        while (IsStarted(Request("a")))
        {
        }

        Assert.True(IsStarted(Request("b")));
        Assert.True(IsStarted(new FakeRequest("http://127.0.0.1/api/generate-fresh").Http));
    }

    [Fact]
    public void Start_SameKeyInTheQuery_IsTheSameCaller()
    {
        while (IsStarted(Request("a")))
        {
        }

        Assert.False(IsStarted(new FakeRequest("http://127.0.0.1/api/generate-fresh?code=a").Http));
    }

    [Fact]
    public void Start_OtherAddressesOfOneKey_AreOneCaller()
    {
        while (IsStarted(Request("a")))
        {
        }

        Assert.False(IsStarted(Keyed("a").With("X-Forwarded-For", "203.0.113.9").Http));
    }

    private bool IsStarted(HttpRequest request)
    {
        try
        {
            _limiter.Start(request);
            return true;
        }
        catch (RefusedException)
        {
            return false;
        }
    }

    private static HttpRequest Request(string key) => Keyed(key).Http;

    private static FakeRequest Keyed(string key) => new FakeRequest("http://127.0.0.1/api/generate-fresh").With("x-functions-key", key);
}
