using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Runs;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Runs whose time is over before their agents are done still deliver, within the limit.</summary>
[Collection(Suites.Surroundings)]
public sealed class DeadlineTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(8);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TimeIsOverAtAnyStep_EveryRunDeliversWithinTheDeadline()
    {
        var settings = new Dictionary<string, string?>(ChaosSettings.WithoutBreakers) { ["ContentGen__RunDeadline"] = $"{Deadline:c}", ["ContentGen__AgentTimeout"] = $"{Deadline:c}" };
        await using var app = await ChaosApp.StartAsync(_folder, settings);
        await app.PrepareAsync(FaultPlans.None);
        await Crowd.RunAsync(app, 1); // A limit of seconds is for a program that is warm.

        ChaosRow[] rows =
        [
            await OutOfTimeAsync(app, "everything hangs", FaultPlans.Down(FaultPlans.Services, "hang")),
            await OutOfTimeAsync(app, "the audio hangs", FaultPlans.Down(["polly"], "hang")),
        ];

        ChaosReport.Present("out of time", rows, output);
    }
    private static async Task<ChaosRow> OutOfTimeAsync(ServedApp app, string name, JsonObject faults)
    {
        await app.PrepareAsync(faults);
        return Rows.Within(Deadline, name, await Crowd.RunAsync(app, ChaosSettings.Runs), null, []);
    }
}
