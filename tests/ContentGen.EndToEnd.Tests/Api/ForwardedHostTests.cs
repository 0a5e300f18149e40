using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>A start whose X-Forwarded-Host is nobody's to say: the extension would build the run's addresses on it all the same.</summary>
public sealed class ForwardedHostTests(BadRequestTests.Served served) : IClassFixture<BadRequestTests.Served>
{
    [Theory]
    [InlineData("evil.example")]
    [InlineData("a..b")]
    [InlineData("no host")]
    [InlineData("[")]
    public async Task Start_WithAForwardedHostOfAnybody_IsAcceptedAndFoundUnderTheServersOwnAddress(string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/generate-fresh") { Content = JsonContent.Create(new { }) };
        request.Headers.TryAddWithoutValidation("X-Forwarded-Host", host);

        using var response = await served.App.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var started = await response.Content.ReadFromJsonAsync<JsonElement>();
        var status = new Uri(started.GetProperty("statusUrl").GetString()!);
        Assert.Equal(served.App.Http.BaseAddress!.Authority, status.Authority);
        Assert.Equal(served.App.Http.BaseAddress!.Authority, new Uri(started.GetProperty("statusQueryGetUri").GetString()!).Authority);
        using var known = await served.App.Http.GetAsync(status);
        Assert.NotEqual(HttpStatusCode.NotFound, known.StatusCode);
    }
}
