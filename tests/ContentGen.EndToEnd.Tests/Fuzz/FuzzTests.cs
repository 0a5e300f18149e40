using ContentGen.EndToEnd.Tests.Fuzz.Endpoints;
using ContentGen.EndToEnd.Tests.Fuzz.Report;
using ContentGen.EndToEnd.Tests.Fuzz.Wire;

namespace ContentGen.EndToEnd.Tests.Fuzz;

/// <summary>
/// Every endpoint of the served app under requests made by grammar and mutation: never a 5xx, a hang, a leak or a run too many.
/// </summary>
public sealed class FuzzTests(FuzzedApp app, ITestOutputHelper output) : IClassFixture<FuzzedApp>
{
    [Fact]
    public async Task Endpoints_Fuzzed_NeverFailHangOrLeak()
    {
        var fuzzing = new EndpointFuzzing(app);
        var before = await app.InstancesAsync();
        var tallies = new List<EndpointTally>();
        foreach (var endpoint in EndpointCatalog.All.Where(endpoint => endpoint.IsOwn))
        {
            tallies.Add(await fuzzing.RunAsync(endpoint));
        }
        // Before the management API, which may start what it likes and need not say so.
        string[] unexpected = [.. (await app.InstancesAsync()).Except([.. before, .. fuzzing.Accepted])];
        foreach (var endpoint in EndpointCatalog.All.Where(endpoint => !endpoint.IsOwn))
        {
            tallies.Add(await fuzzing.RunAsync(endpoint));
        }

        var report = FuzzReport.Write(tallies);
        output.WriteLine(report);
        FuzzReport.Save(report);

        Assert.True(tallies.All(tally => tally.Findings.Count == 0), report);
        Assert.All(tallies, tally => Assert.Equal(FuzzSettings.Cases, tally.Cases));
        Assert.Empty(unexpected);
        await app.DeliverAsync();
        Assert.Empty(SecretsInLog());
    }

    /// <summary>What many requests found and few might miss.</summary>
    [Theory]
    [InlineData(nameof(BodyFraming.BrokenChunkSize), 400)]
    [InlineData(nameof(BodyFraming.HugeChunkSize), 400)]
    [InlineData(nameof(BodyFraming.HugeLength), 413)]
    public async Task Management_BrokenBody_IsTheCallersFault(string broken, int expected)
    {
        var request = new RequestDraft { Method = "POST", Target = "/runtime/webhooks/durabletask/orchestrators/x", Body = [1, 2, 3], Framing = Enum.Parse<BodyFraming>(broken) };
        request.SetHeader("x-functions-key", app.Known.SystemKey);
        request.Malformed();
        using var connection = new RawConnection(app.Http.BaseAddress!);

        var response = await connection.SendAsync(request, CancellationToken.None);

        Assert.Equal(expected, response.Status);
    }

    private string[] SecretsInLog()
    {
        string[] secrets = [app.Known.FunctionKey, app.Known.SystemKey, "code="];
        using var log = new StreamReader(new FileStream(
            Path.Combine(app.DataFolder, "contentgen.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        var text = log.ReadToEnd();
        Assert.NotEmpty(text);
        return [.. secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal))];
    }
}
