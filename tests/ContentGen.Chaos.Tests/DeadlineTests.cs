using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Runs;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

/// <summary>Runs whose time is over before their agents are done still deliver, within the limit.</summary>
[Collection(OneAfterAnother.Name)]
public sealed class DeadlineTests(ITestOutputHelper output) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(6);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TimeIsOverAtAnyStep_EveryRunDeliversWithinTheDeadline()
    {
        var settings = new Dictionary<string, string?>(ChaosSettings.WithoutBreakers) { ["ContentGen__RunDeadline"] = $"{Deadline:c}" };
        await using ServedApp app = await ChaosApp.StartAsync(_folder, settings);
        var rows = new List<ChaosRow>();

        foreach ((string name, var faults) in (IEnumerable<(string, System.Text.Json.Nodes.JsonObject)>)
        [
            ("everything hangs", FaultPlans.Down(FaultPlans.Services, "hang")),
            ("the first agent hangs", FaultPlans.Agent("NEWS_FETCHER", "hang")),
            ("the script hangs", FaultPlans.Agent("SCRIPT_GENERATOR", "hang")),
            ("the last agent hangs", FaultPlans.Agent("WEEKEND_EVENTS", "hang")),
            ("the audio hangs", FaultPlans.Down(["polly"], "hang")),
        ])
        {
            await app.PrepareAsync(faults);
            rows.Add(Rows.Within(Deadline, name, await Crowd.RunAsync(app, ChaosSettings.Runs), null, []));
        }

        ChaosReport.Present("out of time", rows, output);
    }
}
