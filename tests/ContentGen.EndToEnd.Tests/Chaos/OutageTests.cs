using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Services that are down altogether: their breakers open, and from then on nobody calls them.</summary>
[Collection(Suites.Services)]
public sealed class OutageTests(BreakingLanes lanes, ITestOutputHelper output) : IClassFixture<BreakingLanes>
{
    [Fact]
    public async Task EachServiceAndEachPairDown_EveryRunDeliversAndOpenServicesAreNotCalled() => ChaosReport.Present(
        "services down", await lanes.RunAsync(ScenarioCatalog.Outages, ScenarioRun.WithBreakersAsync), output);
}
