using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The page of an app with two editions.</summary>
[Collection(Browsers.Name)]
public sealed class EditionTests(EditionTests.TwoEditions fixture) : IClassFixture<EditionTests.TwoEditions>
{
    [Fact]
    public async Task Edition_Chosen_ShowsItsBriefFormAndFeedAndIsRemembered()
    {
        await using var page = await fixture.OpenAsync();
        var latest = (await fixture.App.Http.GetFromJsonAsync<JsonElement>("api/bootstrap?edition=evening")).GetProperty("runId").GetString();
        await page.BriefAsync();
        Assert.Equal(fixture.Morning, await page.Brief.GetAttributeAsync("data-run"));
        await Expect(Edition(page, "Morning news")).ToHaveAttributeAsync("aria-pressed", "true");

        await Edition(page, "Abend").ClickAsync();

        await Expect(page.Page.Locator($"#brief[data-run='{latest}']")).ToBeVisibleAsync();
        await Expect(Edition(page, "Abend")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Page.Locator("#feed")).ToHaveAttributeAsync("href", "/api/feed.xml?edition=evening");
        await Expect(page.Page.Locator("#language")).ToHaveValueAsync("de");
        await Expect(page.Page.Locator("#belongs")).ToHaveTextAsync("Goes into “Abend”.");
        Assert.Empty(await page.FaultsAsync());
        await page.Page.ReloadAsync();
        await Expect(page.Page.Locator($"#brief[data-run='{latest}']")).ToBeVisibleAsync();
        await page.Page.GotoAsync(new Uri(fixture.App.Http.BaseAddress!, "api/app?edition=morning").ToString());
        await Expect(page.Page.Locator($"#brief[data-run='{fixture.Morning}']")).ToBeVisibleAsync();
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Brief_MadeAsTheEdition_BelongsToItAndOtherwiseStandsByItself()
    {
        await using var page = await fixture.OpenAsync("?edition=evening");
        await page.ChoicesAsync();
        await page.MakeAsync();
        Assert.Equal("evening", (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("edition").GetString());

        await page.Page.Locator("#stories").SelectOptionAsync("1");
        await Expect(page.Page.Locator("#belongs")).ToHaveTextAsync("Stands by itself: “Abend” is made otherwise.");
        await page.MakeAsync();

        Assert.Equal(JsonValueKind.Null, (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("edition").ValueKind);
    }

    [Theory]
    [InlineData("2026-11-29T18:30:00Z", "Next at 18:30")]
    [InlineData("2026-11-30T06:30:00Z", "Next tomorrow at 6:30")]
    [InlineData("2026-12-02T06:30:00Z", "Next on Wednesday 2 December at 6:30")]
    public async Task NextTime_OfAnEdition_IsSaidAsPeopleDo(string nextAt, string expected)
    {
        await using var page = await fixture.OpenWindowAsync(
            "",
            new() { Locale = "en-GB", TimezoneId = "Europe/London" },
            window => window.Clock.SetFixedTimeAsync(new DateTime(2026, 11, 29, 8, 0, 0, DateTimeKind.Utc)));
        var address = (await page.Page.Locator("script[type=module]").GetAttributeAsync("src"))!;

        var said = await page.Page.EvaluateAsync<string>(
            "([address, at]) => import(address).then(words => words.nextWords(at))",
            new object[] { address.Replace("main.js", "words.js", StringComparison.Ordinal), nextAt });

        Assert.Equal(expected, said);
    }

    [Fact]
    public async Task Story_ToldBefore_IsSaidToBe()
    {
        Chromium.SkipIfMissing();

        // Two stories a time, until there is none that was not told.
        var runId = fixture.Evening;
        for (var made = 0; made < 20 && !await IsRepeatedAsync(runId); made++)
        {
            runId = await fixture.App.StartRunAsync(new { edition = "evening" });
            await fixture.App.FollowAsync(runId);
        }

        await using var page = await fixture.OpenAsync($"?runId={runId}");

        await Expect(page.Stories.First.Locator(".badge").Filter(new() { HasText = "Reported earlier" })).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());
    }

    [Fact]
    public async Task PastBriefs_OfOneEdition_AreListedAlone()
    {
        await using var page = await fixture.OpenAsync();
        await Expect(page.Page.Locator($".past[data-run='{fixture.Evening}']")).ToBeAttachedAsync();

        await page.Page.GetByLabel("Edition", new() { Exact = true }).And(page.Page.Locator("select")).SelectOptionAsync("morning");

        await Expect(page.Page.Locator($".past[data-run='{fixture.Evening}']")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator($".past[data-run='{fixture.Morning}']")).ToContainTextAsync("Morning news");
    }

    private async Task<bool> IsRepeatedAsync(string runId) =>
        (await fixture.App.BriefAsync(runId)).GetProperty("news_items")[0].TryGetProperty("isRepeated", out var repeated) && repeated.GetBoolean();

    private static ILocator Edition(OpenPage page, string title) =>
        page.Page.GetByRole(AriaRole.Group, new() { Name = "Edition" }).GetByRole(AriaRole.Button, new() { Name = title });

    /// <summary>An English edition and a German one, each made once.</summary>
    public sealed class TwoEditions : PageFixture
    {
        public string Morning { get; private set; } = "";

        public string Evening { get; private set; } = "";

        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["Editions__0__Name"] = "morning",
            ["Editions__0__Title"] = "Morning news",
            ["Editions__0__MaxStories"] = "3",
            ["Editions__1__Name"] = "evening",
            ["Editions__1__Title"] = "Abend",
            ["Editions__1__Language"] = "de",
            ["Editions__1__Country"] = "de",
            ["Editions__1__MaxStories"] = "2",
            ["Editions__1__Minutes"] = "1",
        };

        protected override async Task PrepareAsync()
        {
            Morning = await App.StartRunAsync(new { edition = "morning" });
            await App.FollowAsync(Morning);
            Evening = await App.StartRunAsync(new { edition = "evening" });
            await App.FollowAsync(Evening);
        }
    }
}
