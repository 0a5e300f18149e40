using ContentGen.Chaos.Tests.Report;
using ContentGen.Chaos.Tests.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.Chaos.Tests;

/// <summary>All kinds of trouble at once: a seed that fails can be played again.</summary>
[Collection(Suites.Surroundings)]
public sealed class MixtureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task AnythingAtOnce_EveryRunDelivers()
    {
        var rows = new List<ChaosRow>();
        foreach (var number in Enumerable.Range(0, ChaosSettings.Mixtures))
        {
            rows.Add(await MixtureRun.CarryOutAsync(Mixture.Draw(ChaosSettings.FirstMixture + number)));
        }

        ChaosReport.Present("anything at once", rows, output);
    }
}
