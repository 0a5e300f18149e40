using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

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
        using var copy = new AppCopy(BuiltApp.Sample);
        var hourly = ("Schedule", "0 0 * * * *");
        await using (await RunningApp.StartAsync(copy, hourly))
        {
        }

        SetBack(Path.Combine(copy.DataFolder, "timers"), TimeSpan.FromHours(5));
        await using var again = await RunningApp.StartAsync(copy, hourly);

        await again.UntilAsync("api/gates/Scheduled", "ran, past due: True");
    }

    [Fact]
    public async Task Timer_WithADamagedStatusFile_StartsAfresh()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        await using (await RunningApp.StartAsync(copy))
        {
        }

        var file = StatusFile(Path.Combine(copy.DataFolder, "timers"));
        await File.WriteAllTextAsync(file, "{damaged");
        await using var again = await RunningApp.StartAsync(copy);

        await RunningApp.UntilAsync(
            () => Task.FromResult(again.Logs.Entries.Any(entry => entry.Text.Contains(file, StringComparison.Ordinal))),
            () => $"Nothing is said of {file}.");
        Assert.Equal("nothing", await again.TextAsync("api/gates/Scheduled"));
    }

    /// <summary>What a host would find that was down for some hours.</summary>
    private static void SetBack(string folder, TimeSpan time)
    {
        var file = StatusFile(folder);
        var status = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        foreach (var (name, value) in status.ToList())
        {
            if (DateTime.TryParse((string?)value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var was) && was.Year > 1)
            {
                status[name] = was - time;
            }
        }

        File.WriteAllText(file, status.ToJsonString());
    }

    private static string StatusFile(string folder) => Directory.EnumerateFiles(folder).Single(
        file => file.Contains("Scheduled", StringComparison.Ordinal));
}
