using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

/// <summary>Whatever the services do, every run delivers an honest brief in time.</summary>
[Collection(Suites.Services)]
public sealed class ServiceFaultTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EachAgent_FailingInEachMode_EveryRunDelivers()
    {
        IReadOnlyList<ChaosRow> rows = await Lanes.RunAsync(ScenarioCatalog.SingleAgents, ChaosSettings.WithoutBreakers, ScenarioRun.AtOnceAsync);

        ChaosReport.Present("each agent in each mode", rows, output);
    }

    [Fact]
    public async Task EachServiceAndEachPairDown_EveryRunDeliversAndOpenServicesAreNotCalled()
    {
        IReadOnlyList<ChaosRow> rows = await Lanes.RunAsync(ScenarioCatalog.Outages, ChaosSettings.WithBreakers, ScenarioRun.WithBreakersAsync);

        ChaosReport.Present("services down", rows, output);
    }

    [Fact]
    public async Task RandomFaults_EveryRunDelivers()
    {
        IReadOnlyList<ChaosRow> rows = await Lanes.RunAsync(ScenarioCatalog.RandomFaults, ChaosSettings.WithoutBreakers, ScenarioRun.AtOnceAsync);

        ChaosReport.Present("random faults", rows, output);
    }
}
