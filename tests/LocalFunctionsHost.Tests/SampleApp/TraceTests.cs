using System.Collections.Concurrent;
using System.Diagnostics;

namespace LocalFunctionsHost.Tests.SampleApp;

/// <summary>A listener hears the whole process, so no other test may run beside these.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TraceCollection
{
    public const string Name = "Traces of the process";
}

/// <summary>
/// An app in the host's process records its own calls, by a tracer that leaves out what belongs to a trace that is not recorded, as those
/// of OpenTelemetry do unless told otherwise. The host's calls must not be among them.
/// </summary>
[Collection(TraceCollection.Name)]
public sealed class TraceTests
{
    private static readonly string[] Sources = ["System.Net.Http", "Microsoft.AspNetCore"];

    [Fact]
    public async Task Traces_OfAnAppInProcess_HoldNothingOfTheHost()
    {
        await using var app = await RunningApp.StartInProcessAsync(BuiltApp.Plain);

        var recorded = await RecordAsync(async () => Assert.Equal("plain", await app.TextAsync("Name")));

        // The request of this test is the only one that is made with HttpClient, and the app has no web server of its own. The hubs of
        // other
        // tests are still being polled on Azurite, which this app does not use.
        var others = Azurite.WhyNot is not null ? "" : (await Azurite.Shared).ConnectionString;
        var own = recorded.Where(activity => !(activity.GetTagItem("url.full") is string url && others.Contains(
            new Uri(url).Authority, StringComparison.Ordinal)));
        Assert.Equal(["System.Net.Http GET"], own.Select(activity => $"{activity.Source.Name} {activity.DisplayName}"));
    }

    [Fact]
    public async Task Traces_OfAnAppInProcess_HoldNoStorageCalls()
    {
        if (Azurite.WhyNot is { } whyNot)
        {
            Assert.Skip(whyNot);
        }
        var storage = (await Azurite.Shared).ConnectionString;
        var hub = $"t{Guid.NewGuid():N}"[..20];
        using var data = new TemporaryFolder();

        var recorded = await RecordAsync(async () =>
        {
            await using var host = await FunctionsHost.StartAsync(new FunctionsHostOptions
            {
                AppFolder = BuiltApp.Sample.Folder,
                Worker = BuiltApp.Sample.InProcess(),
                Port = 0,
                DataFolder = data.Path,
                Backend = DurableBackend.AzureStorage,
                Settings = RunningApp.Settings(
                    ("AzureWebJobsStorage", storage),
                    ("AzureFunctionsJobHost__extensions__durableTask__hubName", hub)),
            });
            using var http = new HttpClient { BaseAddress = host.BaseAddress };
            using var started = await http.PostAsync(
                "runtime/webhooks/durabletask/orchestrators/HelloCities?timeout=60&pollingInterval=1", null);
            Assert.Contains("Hello Brno!", await started.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            using var byClient = await http.PostAsync("api/start/WaitForGo/traced", null);
            Assert.Equal(System.Net.HttpStatusCode.Accepted, byClient.StatusCode);
            Assert.Equal("-1", await http.GetStringAsync("api/counter/untouched"));
        });

        var calls = recorded
            .Where(activity => activity.Source.Name == "System.Net.Http")
            .Select(activity => $"{activity.GetTagItem("url.full")}")
            .ToList();
        Assert.Contains(calls, url => url.Contains("/runtime/webhooks/durabletask/orchestrators/", StringComparison.Ordinal));

        // By the name of the hub, or of the job host's own container: other tests' hubs on the same Azurite are still being polled.
        Assert.DoesNotContain(
            calls, url => url.Contains(hub, StringComparison.OrdinalIgnoreCase) || url.Contains("azure-webjobs", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyCollection<Activity>> RecordAsync(Func<Task> run)
    {
        var recorded = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == default || options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
                    ? ActivitySamplingResult.AllDataAndRecorded
                    : ActivitySamplingResult.PropagationData,
            ActivityStopped = activity =>
            {
                if (activity.Recorded)
                {
                    recorded.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await run();
        return recorded;
    }
}
