using System.Net;
using ContentGen.Http;

namespace ContentGen.Tests.Http;

public sealed class ProblemsTests
{
    private readonly FakeRequest _request = new("http://127.0.0.1:7071/api/x");

    [Fact]
    public async Task InvalidRequest_SeveralFields_NamesEveryField()
    {
        var problem = Problems.InvalidRequest(new Dictionary<string, string[]>
        {
            ["maxStories"] = ["must be 1 to 10."],
            ["voice"] = ["is unknown."],
        });

        var response = await _request.AnswerAsync(problem);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Field("Content-Type"));
        Assert.Equal("no-store", response.Field("Cache-Control"));
        Assert.Equal(
            """{"type":"urn:contentgen:problem:invalid-request","title":"The request is not valid","status":400,"detail":"maxStories:"""
            + """ must be 1 to 10.; voice: is unknown.","errors":{"maxStories":["must be 1 to 10."],"voice":["is unknown."]}}""",
            response.Text());
    }

    [Fact]
    public async Task UnknownRun_NoFieldToBlame_HasNoErrors()
    {
        var response = await _request.AnswerAsync(Problems.UnknownRun("run-1"));

        Assert.False(response.Json().TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task StoreUnreadable_Asked_SaysWhenToTryAgain()
    {
        var response = await _request.AnswerAsync(Problems.StoreUnreadable);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("5", response.Field("Retry-After"));
    }

    [Fact]
    public async Task UnknownRun_LongText_IsCutShort()
    {
        var response = await _request.AnswerAsync(Problems.UnknownRun(new string('x', 100_000)));

        Assert.InRange(response.Json().GetProperty("detail").GetString()!.Length, 100, 200);
    }
}
