using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>Whatever the calls of the services come to, every run delivers an honest brief in time.</summary>
[Collection(Suites.Services)]
public sealed class ServiceFaultTests(SteadyLanes lanes, ITestOutputHelper output) : IClassFixture<SteadyLanes>
{
    [Fact]
    public async Task EachAgent_FailingInEachMode_EveryRunDelivers() => ChaosReport.Present(
        "each agent in each mode", await lanes.RunAsync(ScenarioCatalog.SingleAgents, ScenarioRun.AtOnceAsync), output);

    [Fact]
    public async Task RandomFaults_EveryRunDelivers() => ChaosReport.Present(
        "random faults", await lanes.RunAsync(ScenarioCatalog.RandomFaults, ScenarioRun.AtOnceAsync), output);
}
