using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>Editions by the app's own timer functions, on a clock that the test moves.</summary>
public sealed class EditionTests : IDisposable
{
    private readonly TemporaryFolder _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task WeekInWhichClocksChange_EachTimeIsMadeOnce()
    {
        // In Berlin clocks go back on Sunday, 28 October 2040.
        var clock = new FakeTimeProvider(new(2040, 10, 25, 0, 0, 0, TimeSpan.Zero));
        await using var app = await StartAsync(
            clock,
            ("Editions__0__Name", "morning"), ("Editions__0__Times", "07:00"), ("Editions__0__TimeZone", "Europe/Berlin"),
            ("Editions__0__Days", "thursday,friday,sunday,monday"), ("Editions__0__MaxStories", "1"), ("Editions__0__Minutes", "1"),
            ("Editions__1__Name", "night"), ("Editions__1__Times", "02:30"), ("Editions__1__TimeZone", "Europe/Berlin"),
            ("Editions__1__Days", "sunday"), ("Editions__1__MaxStories", "1"), ("Editions__1__Minutes", "1"));

        // Thursday to Monday; the night of Sunday once, though it has the time twice. Monday's is missed and made up for.
        (double DueAfterHours, string RunId)[] expected =
        [
            (5, "edition-morning-20401025-0700"), (29, "edition-morning-20401026-0700"), (78, "edition-morning-20401028-0700"),
            (102, "edition-morning-20401029-0700"), (72.5, "edition-night-20401028-0230"),
        ];

        // Every half hour, and twice at once, as two instances might; for a day nobody looks.
        var due = 0;
        for (var hours = 0.0; hours < 7 * 24; hours += hours is 80 ? 24 : 0.5)
        {
            clock.SetUtcNow(new DateTimeOffset(2040, 10, 25, 0, 0, 0, TimeSpan.Zero).AddHours(hours));
            await Task.WhenAll(RunNowAsync(app, "ScheduledBrief"), RunNowAsync(app, "ScheduledBrief"));

            // The host answers before the function has looked: the clock stands until what has become due is started.
            var dueNow = expected.Count(edition => edition.DueAfterHours <= hours);
            if (dueNow > due)
            {
                await app.Http.UntilAsync(Instances("edition-"), list => list.GetArrayLength() >= dueNow);
                due = dueNow;
            }
        }

        var started = await app.Http.GetFromJsonAsync<JsonElement>(Instances("edition-"));
        string[] runIds = [.. expected.Select(edition => edition.RunId)];
        Assert.Equal(
            runIds, started.EnumerateArray().Select(run => run.GetProperty("instanceId").GetString()).Order(StringComparer.Ordinal));
        await Task.WhenAll(runIds.Select(runId => app.FollowAsync(runId)));
        var editions = (await app.Http.GetFromJsonAsync<JsonElement>("api/editions")).GetProperty("editions");
        Assert.Equal("2040-11-01T06:00:00+00:00", editions[0].GetProperty("nextAt").GetString());
    }

    [Fact]
    public async Task Warmed_RunOfTheEditionFindsItsHeadlinesInTheCache()
    {
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        var due = clock.GetUtcNow().AddMinutes(5);
        await using var app = await StartAsync(
            clock,
            ("Editions__0__Name", "british"), ("Editions__0__Times", due.ToString("HH:mm", CultureInfo.InvariantCulture)),
            ("Editions__0__Country", "gb"), ("Editions__0__MaxStories", "4"), ("Editions__0__Categories", "sports,health"));

        await RunNowAsync(app, "WarmCache");
        await app.Http.UntilAsync(Instances("warm-british-"), IsCompleted);
        await app.Simulator.DeleteAsync("requests");
        clock.Advance(TimeSpan.FromMinutes(6));
        await RunNowAsync(app, "ScheduledBrief");
        var run = (await app.Http.UntilAsync(Instances("edition-british-"), list => list.GetArrayLength() > 0))[0];
        var runId = run.GetProperty("instanceId").GetString()!;
        await app.FollowAsync(runId);

        var brief = await app.BriefAsync(runId);
        Assert.Equal("cached", brief.GetProperty("sections").GetProperty("headlines").GetProperty("source").GetString());
        Assert.Equal(4, brief.GetProperty("news_items").GetArrayLength());
        var served = await app.Simulator.GetFromJsonAsync<JsonElement>("requests");
        Assert.DoesNotContain(
            served.GetProperty("requests").EnumerateArray(), call => call.GetProperty("service").GetString() == "newsapi");
    }

    [Fact]
    public async Task NamedEdition_IsInStartBootstrapArchiveAndFeed()
    {
        await using var app = await HostedApp.StartAsync(_data.Path, new Dictionary<string, string?>(AppSettings.QuickRetries)
        {
            ["Editions__0__Name"] = "morning",
            ["Editions__0__Categories"] = "health",
            ["Editions__0__MaxStories"] = "2",
            ["Editions__1__Name"] = "evening",
        });

        var runId = await app.StartRunAsync(new { edition = "morning" });
        await app.FollowAsync(runId);
        var other = await app.StartRunAsync(new { categories = new[] { "sports" } });
        await app.FollowAsync(other);

        var brief = await app.BriefAsync(runId);
        Assert.Equal(("morning", 2), (Text(brief, "edition"), brief.GetProperty("news_items").GetArrayLength()));
        Assert.Equal(runId, Text(await JsonAsync(app, "api/bootstrap?edition=morning"), "runId"));
        Assert.Equal(other, Text(await JsonAsync(app, "api/bootstrap"), "runId"));
        Assert.Equal(JsonValueKind.Null, (await JsonAsync(app, "api/bootstrap?edition=evening")).GetProperty("runId").ValueKind);
        var archive = await JsonAsync(app, "api/briefs?edition=MORNING");
        Assert.Equal(runId, Text(Assert.Single(archive.GetProperty("briefs").EnumerateArray()), "runId"));
        var feed = await app.Http.GetStringAsync("api/feed.xml?edition=morning");
        Assert.Contains(runId, feed, StringComparison.Ordinal);
        Assert.DoesNotContain(other, feed, StringComparison.Ordinal);
        var editions = (await JsonAsync(app, "api/editions")).GetProperty("editions");
        Assert.Equal((runId, JsonValueKind.Null), (Text(editions[0], "latestRunId"), editions[1].GetProperty("latestRunId").ValueKind));
        foreach (var path in new[] { "bootstrap", "briefs", "feed.xml" })
        {
            using var unknown = await app.Http.GetAsync($"api/{path}?edition=noon");
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
            Assert.Contains("morning, evening", await unknown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private Task<HostedApp> StartAsync(FakeTimeProvider clock, params (string Name, string Value)[] settings) => HostedApp.StartAsync(
        _data.Path,
        new Dictionary<string, string?>(AppSettings.QuickRetries.Concat(settings.Select(
            setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)))),
        new() { Replace = services => services.AddSingleton<TimeProvider>(clock) });

    private static async Task RunNowAsync(HostedApp app, string timer)
    {
        using var response = await app.Http.PostAsJsonAsync($"admin/functions/{timer}", new { input = "" });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    private static string Instances(string prefix) => $"runtime/webhooks/durabletask/instances?instanceIdPrefix={prefix}";

    private static bool IsCompleted(JsonElement instances) =>
        instances.GetArrayLength() > 0 && instances[0].GetProperty("runtimeStatus").GetString() == "Completed";

    private static Task<JsonElement> JsonAsync(HostedApp app, string path) => app.Http.GetFromJsonAsync<JsonElement>(path);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
