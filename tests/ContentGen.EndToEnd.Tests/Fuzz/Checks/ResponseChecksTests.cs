using System.Text;
using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz.Checks;

/// <summary>The checks themselves: each bad answer is found, and a good one is not.</summary>
public sealed class ResponseChecksTests
{
    private const string Problem = """{"type":"urn:x","title":"t","status":404,"detail":"d"}""";

    private static readonly FuzzedEndpoint Endpoint = new("GetBrief", (_, _, _) => { });

    private readonly ResponseChecks _checks = new(new("run-1", "trace", "tag", "the-function-key", "the-system-key"), "/data/folder");

    [Fact]
    public void FindingsOf_GoodAnswers_AreNone()
    {
        Assert.Empty(Findings(Answer(200, "{}")));
        Assert.Empty(Findings(Answer(404, Problem, "application/problem+json")));
        Assert.Empty(Findings(Answer(202, """{"statusQueryGetUri":"http://x?code=the-system-key"}""")));
    }

    [Theory]
    [InlineData(500, "", "answered with 500")]
    [InlineData(503, "", "answered with 503")]
    [InlineData(0, "", "not answered")]
    [InlineData(404, "{}", "without a problem document")]
    [InlineData(200, "{", "cannot be read")]
    [InlineData(200, "\"the-function-key\"", "the function key")]
    [InlineData(200, "\"the-system-key\"", "the system key")]
    [InlineData(200, "\"/data/folder/briefs\"", "a path of the server")]
    [InlineData(200, "\"System.InvalidOperationException\"", "leaks")]
    [InlineData(200, "\"SQLite Error 14\"", "leaks")]
    public void FindingsOf_BadAnswer_IsFound(int status, string body, string finding) =>
        Assert.Contains(Findings(Answer(status, body)), found => found.Contains(finding, StringComparison.Ordinal));

    [Fact]
    public void FindingsOf_ProblemOfAnotherStatus_IsFound() =>
        Assert.Contains(
            Findings(Answer(400, Problem, "application/problem+json")),
            found => found.Contains("without a problem document", StringComparison.Ordinal));

    [Fact]
    public void FindingsOf_BadInputAccepted_IsFound() =>
        Assert.Contains(
            Findings(Answer(202, "{}"), new RequestDraft().Wrong()),
            found => found.StartsWith("bad input was accepted", StringComparison.Ordinal));

    [Fact]
    public void FindingsOf_WithoutNosniff_IsFound() =>
        Assert.Contains(
            Findings(Answer(200, "{}") with { Headers = [] }), found => found.Contains("without nosniff", StringComparison.Ordinal));

    [Fact]
    public void FindingsOf_ForTheHost_NeedNoProblem() => Assert.Empty(Findings(Answer(404, ""), new RequestDraft().ForTheHost()));

    [Theory]
    [InlineData("Cannot resume the orchestration instance x because instance is in the Running state.", false)]
    [InlineData("Cannot terminate the orchestration instance x because instance is in the Failed state.", false)]
    [InlineData("Something went wrong", true)]
    public void FindingsOf_TheHosts500_AreItsGenuineRefusals(string body, bool isFound)
    {
        var management = new FuzzedEndpoint("management", (_, _, _) => { }) { IsOwn = false };

        Assert.Equal(isFound, _checks.FindingsOf(management, new(), Answer(500, body)).Any());
    }

    private string[] Findings(RawResponse response, RequestDraft? request = null) =>
        [.. _checks.FindingsOf(Endpoint, request ?? new(), response)];

    private static RawResponse Answer(int status, string body, string contentType = "application/json") => new(
        status, [("Content-Type", contentType), ("X-Content-Type-Options", "nosniff")], Encoding.UTF8.GetBytes(body));
}
