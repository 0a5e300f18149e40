using System.Globalization;
using System.Net;

namespace LocalFunctionsHost.Tests.SampleApp;

public sealed class TimerTests
{
    [Fact]
    public async Task Timer_WhoseTimeComes_Runs()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample, ("Schedule", "* * * * * *"));

        await app.UntilAsync("api/gates/Scheduled", "ran, past due: False");
    }

    [Fact]
    public async Task Timer_ByTheAdminEndpoint_RunsNow()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Sample);
        Assert.Equal("nothing", await app.TextAsync("api/gates/Scheduled"));

        var known = await app.StatusAsync("POST", "admin/functions/Scheduled", "{}");
        var withoutBody = await app.StatusAsync("POST", "admin/functions/scheduled");
        var unknown = await app.StatusAsync("POST", "admin/functions/Nothing", "{}");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.NotFound), (known, withoutBody, unknown));
        await app.UntilAsync("api/gates/Scheduled", "ran, past due: False");
    }

    [Fact]
    public async Task Timer_ThatRunsOnStartup_RanWhenTheHostIsUp()
    {
        await using var app = await RunningApp.StartInProcessAsync(BuiltApp.Sample, ("Schedule", "0 0 0 1 1 *"));

        await app.UntilAsync("api/gates/AtStart", "ran, past due: False");
    }

    [Fact]
    public async Task Timer_MissedWhileTheHostWasDown_RunsPastDue()
    {
        // The schedule of the second start had times while the first one's did not count them: only the file of the first start can tell.
        using var copy = new AppCopy(BuiltApp.Sample);
        var hourly = ("Schedule", "0 0 * * * *");
        await using (var app = await RunningApp.StartAsync(copy, hourly))
        {
            await app.StatusAsync("POST", "admin/functions/Scheduled", "{}");
            await app.UntilAsync("api/gates/Scheduled", "ran, past due: False");
        }

        var hoursAgo = DateTime.UtcNow.AddHours(-5);
        foreach (var file in Directory.EnumerateFiles(copy.DataFolder, "*Scheduled*", SearchOption.AllDirectories))
        {
            await MoveIntoThePastAsync(file, hoursAgo);
        }

        await using var again = await RunningApp.StartAsync(copy, hourly);

        await again.UntilAsync("api/gates/Scheduled", "ran, past due: True");
    }

    /// <summary>Sets every time in a status file back.</summary>
    private static async Task MoveIntoThePastAsync(string file, DateTime time)
    {
        var text = await File.ReadAllTextAsync(file);
        var moved = System.Text.RegularExpressions.Regex.Replace(
            text, @"20\d\d-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?", time.ToString("O", CultureInfo.InvariantCulture));
        Assert.NotEqual(text, moved);
        await File.WriteAllTextAsync(file, moved);
    }
}
