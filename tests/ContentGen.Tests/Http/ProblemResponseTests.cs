using System.Net;
using ContentGen.Http;
using ContentGen.Http.Endpoints;

namespace ContentGen.Tests.Http;

public sealed class ProblemResponseTests
{
    private readonly FakeRequest _request = new("http://127.0.0.1:7071/api/x");

    [Fact]
    public async Task WriteProblemAsync_InvalidRequest_NamesEveryField()
    {
        var problem = Problem.InvalidRequest(new Dictionary<string, string[]>
        {
            ["maxStories"] = ["must be 1 to 10."],
            ["voice"] = ["is unknown."],
        });

        var response = await _request.WriteProblemAsync(problem);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Field("Content-Type"));
        Assert.Equal("no-store", response.Field("Cache-Control"));
        Assert.Equal(
            """{"type":"urn:contentgen:problem:invalid-request","title":"The request is not valid","status":400,"detail":"maxStories:"""
            + """ must be 1 to 10.; voice: is unknown.","errors":{"maxStories":["must be 1 to 10."],"voice":["is unknown."]}}""",
            response.Text());
    }

    [Fact]
    public async Task WriteProblemAsync_NoFieldToBlame_HasNoErrors()
    {
        var response = await _request.WriteProblemAsync(Problem.UnknownRun("run-1"));

        Assert.False(response.Json().TryGetProperty("errors", out _));
    }

    [Fact]
    public async Task WriteProblemAsync_Unavailable_SaysWhenToTryAgain()
    {
        var response = await _request.WriteProblemAsync(Problem.Unavailable("The store is down."));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("5", response.Field("Retry-After"));
    }

    [Fact]
    public void UnknownRun_LongText_IsCutShort() =>
        Assert.InRange(Problem.UnknownRun(new string('x', 100_000)).Detail.Length, 100, 200);
}
