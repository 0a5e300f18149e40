namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>Several hosts in one process.</summary>
public sealed class SideBySideTests
{
    [Fact]
    public async Task Hosts_StartedTogetherInOneProcess_EachServeTheirApp()
    {
        var starts = new[]
        {
            RunningApp.StartInProcessAsync(BuiltApp.Sample),
            RunningApp.StartInProcessAsync(BuiltApp.Plain),
            RunningApp.StartInProcessAsync(BuiltApp.Sample),
        };
        var apps = await Task.WhenAll(starts);
        var (first, plain, second) = (apps[0], apps[1], apps[2]);

        await first.RunAsync("WaitForGo", "only-here", "Running");

        Assert.Equal("plain", await plain.TextAsync("Name"));
        Assert.Equal("default", await second.TextAsync("api/Default"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await second.ManageAsync("GET", "instances/only-here")).Code);
        Assert.All(apps, app => Assert.NotNull(app.Host.WorkerServices));
        Assert.NotSame(first.Host.WorkerServices, second.Host.WorkerServices);

        await first.DisposeAsync();
        var rest = await second.RunAsync("HelloCities", "still");
        Assert.Equal("Hello Tokyo! Hello Brno! 2", rest.GetProperty("output").GetString());
        await plain.DisposeAsync();
        await second.DisposeAsync();
    }

    [Fact]
    public async Task Services_OfAChildProcess_AreNotThere()
    {
        await using var app = await RunningApp.StartAsync(BuiltApp.Plain);

        Assert.Null(app.Host.WorkerServices);
    }

    [Fact]
    public async Task Hosts_OnOneDataFolder_AreRefusedByName()
    {
        using var copy = new AppCopy(BuiltApp.Sample);
        await using var app = await RunningApp.StartAsync(copy);

        var line = await RunningApp.StartErrorAsync(copy);

        Assert.Contains(copy.DataFolder, line, StringComparison.Ordinal);
    }
}
