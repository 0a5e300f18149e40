using ContentGen.EndToEnd.Tests.Chaos.Report;
using ContentGen.EndToEnd.Tests.Chaos.Scenarios;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>All kinds of trouble at once: a seed that fails can be played again.</summary>
public sealed class MixtureTests(ITestOutputHelper output)
{
    [Fact]
    public async Task AnythingAtOnce_EveryRunDelivers()
    {
        var rows = new ChaosRow[ChaosSettings.Mixtures];

        // Two at a time: most of each is waiting.
        await Parallel.ForAsync(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (number, _) =>
            rows[number] = await MixtureRun.CarryOutAsync(Mixture.Draw(ChaosSettings.FirstMixture + number)));

        ChaosReport.Present("anything at once", rows, output);
    }
}
