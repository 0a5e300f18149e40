using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;
using Xunit.Abstractions;

namespace ContentGen.EndToEnd.Tests.Chaos;

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
