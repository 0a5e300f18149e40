using System.Globalization;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>
/// The process dies by SIGKILL, again and again, and nothing that was accepted is lost or done twice. <c>CONTENTGEN_KILLS</c> sets how
/// often (25 by default, 500 and more for a night), <c>CONTENTGEN_KILLS_SEED</c> repeats programs and plans.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsInPassing = 25;

    [Fact]
    public async Task App_KilledAgainAndAgain_EndsEveryAcceptedRunOnce()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGKILL.");
        using var driver = new KillDriver(Setting("CONTENTGEN_KILLS_SEED") ?? Random.Shared.Next());

        var report = await driver.RunAsync(Setting("CONTENTGEN_KILLS") ?? KillsInPassing);

        output.WriteLine(report.ToString());
        Assert.True(report.Faults.Count == 0, report.ToString());
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : null;
}
