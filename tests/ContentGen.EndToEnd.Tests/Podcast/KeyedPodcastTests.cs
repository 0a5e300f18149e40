using System.Net;
using ContentGen.EndToEnd.Tests.Api;
using ContentGen.EndToEnd.Tests.Page;
using ContentGen.EndToEnd.Tests.Telemetry;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Podcast;

/// <summary>A podcast that only who has the readers' key can read, in a player that cannot send headers.</summary>
public sealed class KeyedPodcastTests(KeyedPodcastTests.Members fixture) : IClassFixture<KeyedPodcastTests.Members>
{
    internal const string Key = "for-members&only-1234";

    internal static readonly string Code = $"code={Uri.EscapeDataString(Key)}";

    [Fact]
    public async Task Player_WithTheKeyInTheFeedsAddress_ReachesEverything()
    {
        var runId = await fixture.MakeAsync();
        using var player = new PodcastPlayer(new(fixture.Served.Http.BaseAddress!, $"api/feed.xml?{Code}"));

        var channel = (await player.RefreshAsync())!;

        var item = channel.Elements("item").Single(found => found.Element("guid")!.Value == runId);
        Assert.NotEmpty(await player.LoadAsync(item));
        Assert.NotEmpty((await player.ChaptersAsync(item)).GetProperty("chapters").EnumerateArray());
        var transcript = item.Element(PodcastPlayer.Namespace + "transcript")!;
        await player.TextAsync(transcript.Attribute("url")!.Value, transcript.Attribute("type")!.Value);
        var own = channel.Element(PodcastPlayer.Atom + "link")!.Attribute("href")!.Value;
        Assert.EndsWith($"/api/feed.xml?{Code}", own, StringComparison.Ordinal);
        using var again = await player.AskAsync(new(own));
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.True(again.Headers.CacheControl!.Private, again.Headers.CacheControl.ToString());
        using var without = await player.AskAsync(new(item.Element("enclosure")!.Attribute("url")!.Value.Split('?')[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, without.StatusCode);
    }

    [Fact]
    public async Task Answers_ToAKeyInAHeader_NeverContainIt()
    {
        var runId = await fixture.MakeAsync();

        foreach (var path in new[] { "api/feed.xml", "api/briefs", "api/editions", $"api/briefs/{runId}", $"api/briefs/{runId}/chapters.json" })
        {
            using var answer = await fixture.Served.Http.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
            Assert.DoesNotContain("code=", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.True(answer.Headers.CacheControl!.Private, $"{path}: {answer.Headers.CacheControl}");
        }
    }

    /// <summary>An app with a key for its readers; its own client sends the key as a header.</summary>
    public sealed class Members : QuickApp
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(AppSettings.QuickRetries) { ["ContentGen__ReadKey"] = Key };

        public Task<string> MakeAsync() => Served.MakeWithKeyAsync(Key);
    }
}

/// <summary>The links of such a podcast, in a browser.</summary>
[Collection(Browsers.Name)]
public sealed class KeyedPageTests(KeyedPageTests.Members fixture) : IClassFixture<KeyedPageTests.Members>
{
    [Fact]
    public async Task Page_ByTheLinkOfAnEpisode_ShowsTheBriefAndLetsGoOfTheKeyInTheAddress()
    {
        Chromium.SkipIfMissing();
        var runId = await fixture.App.MakeWithKeyAsync(KeyedPodcastTests.Key);
        using var player = new PodcastPlayer(new(fixture.App.Http.BaseAddress!, $"api/feed.xml?{KeyedPodcastTests.Code}"));
        var channel = (await player.RefreshAsync())!;
        var link = channel.Elements("item").Single(found => found.Element("guid")!.Value == runId).Element("link")!.Value;

        await using var page = await fixture.OpenAsync(new Uri(link).Query);

        await Expect(page.Page.Locator($"#brief[data-run='{runId}']")).ToBeVisibleAsync();
        Assert.EndsWith($"/api/app?runId={runId}", page.Page.Url, StringComparison.Ordinal);
        await Expect(page.Page.GetByRole(Microsoft.Playwright.AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    /// <summary>An app with a key for its readers.</summary>
    public sealed class Members : PageFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(AppSettings.QuickRetries) { ["ContentGen__ReadKey"] = KeyedPodcastTests.Key };
    }
}

/// <summary>The readers' key stays out of telemetry and log, turned up as far as they go.</summary>
[Collection(Processes.Name)]
public sealed class KeyedPodcastTelemetryTests
{
    private const string Key = "reader-key-e91c-47d0";

    [Fact]
    public async Task Feed_AskedWithTheKey_LeavesItNowhere()
    {
        using var data = new TemporaryFolder();
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var app = await ServedProcess.StartAsync(data.Path, new Dictionary<string, string?>(
            [.. AppSettings.QuickRetries, .. receiver.Settings])
        {
            ["Logging__LogLevel__Default"] = "Trace",
            ["AzureFunctionsJobHost__logging__logLevel__default"] = "Trace",
            ["ContentGen__ReadKey"] = Key,
        });
        await app.MakeWithKeyAsync(Key);
        using var player = new PodcastPlayer(new(app.Http.BaseAddress!, $"api/feed.xml?code={Key}"));
        var item = (await player.RefreshAsync())!.Elements("item").Single();
        await player.LoadAsync(item);
        await player.ChaptersAsync(item);
        await receiver.UntilAsync(seen => seen.Spans().Any(span => span.Tags.GetValueOrDefault("faas.name") == "GetChapters"));

        await using var file = new FileStream(
            Path.Combine(data.Path, "contentgen.log"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var log = new StreamReader(file);
        var all = receiver.Everything + await log.ReadToEndAsync();

        Assert.Contains("GetFeed", all);
        Assert.DoesNotContain(Key, all);
    }
}

internal static class KeyedBriefs
{
    /// <summary>Makes a brief, with the readers' key as a header from here on.</summary>
    /// <returns>The run's id.</returns>
    public static async Task<string> MakeWithKeyAsync(this ServedApp app, string key)
    {
        app.Http.DefaultRequestHeaders.Remove("x-functions-key");
        app.Http.DefaultRequestHeaders.Add("x-functions-key", key);
        var runId = await app.StartRunAsync(new { maxStories = 2, minutes = 1 });
        await app.FollowAsync(runId);
        return runId;
    }
}
