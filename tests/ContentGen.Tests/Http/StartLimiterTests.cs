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
    public void TryStart_BeyondTheLimit_TellsWhenToComeBack()
    {
        Assert.True(_limiter.TryStart(Request("a"), out _));
        Assert.True(_limiter.TryStart(Request("a"), out _));

        Assert.False(_limiter.TryStart(Request("a"), out var wait));
        Assert.InRange(wait, TimeSpan.FromMinutes(50), TimeSpan.FromHours(1));
    }

    [Fact]
    public void TryStart_AnotherKey_HasALimitOfItsOwn()
    {
        while (_limiter.TryStart(Request("a"), out _))
        {
        }

        Assert.True(_limiter.TryStart(Request("b"), out _));
        Assert.True(_limiter.TryStart(new FakeRequest("http://127.0.0.1/api/generate-fresh").Http, out _));
    }

    [Fact]
    public void TryStart_SameKeyInTheQuery_IsTheSameCaller()
    {
        while (_limiter.TryStart(Request("a"), out _))
        {
        }

        Assert.False(_limiter.TryStart(new FakeRequest("http://127.0.0.1/api/generate-fresh?code=a").Http, out _));
    }

    [Fact]
    public void TryStart_OtherAddressesOfOneKey_AreOneCaller()
    {
        while (_limiter.TryStart(Request("a"), out _))
        {
        }

        Assert.False(_limiter.TryStart(Keyed("a").With("X-Forwarded-For", "203.0.113.9").Http, out _));
    }

    private static HttpRequest Request(string key) => Keyed(key).Http;

    private static FakeRequest Keyed(string key) => new FakeRequest("http://127.0.0.1/api/generate-fresh").With("x-functions-key", key);
}
