using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>Where the parts of a brief came from, in words that people use, and making one of them again.</summary>
[Collection(Browsers.Name)]
public sealed class ChangeTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task Part_MadeAgain_IsShownInItsBrief()
    {
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 3 });
        var runId = PageFixture.RunOf(page);
        await page.Page.GetByText("Change this brief").ClickAsync();

        await page.Button("Make again: Favourite").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToHaveTextAsync("Favourite: made again.");
        await Expect(page.Page.Locator(".facts")).ToContainTextAsync("changed since");
        await Expect(page.Page.Locator("#made-of")).ToHaveAttributeAsync("open", "");
        var brief = await fixture.App.BriefAsync(runId);
        Assert.Equal(1, brief.GetProperty("revision").GetInt32());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Sound_MadeAgain_IsPlayedFromItsNewAddress()
    {
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 2 });
        var before = await page.Page.Locator("audio").GetAttributeAsync("src");
        await page.Page.GetByText("Change this brief").ClickAsync();

        await page.Button("Make again: Sound").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToHaveTextAsync("Sound: made again.");
        Assert.NotEqual(before, await page.Page.Locator("audio").GetAttributeAsync("src"));
        await page.Button("Play").ClickAsync();
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
    }

    [Fact]
    public async Task Sound_AskedForInAnotherVoice_IsSpokenByIt()
    {
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 2, voice = "Joanna" });
        await page.Page.GetByText("Change this brief").ClickAsync();
        await page.Page.Locator("[data-part=audio]").GetByLabel("Voice").SelectOptionAsync("Matthew");

        await page.Button("Make again: Sound").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToHaveTextAsync("Sound: made again.");
        await Expect(page.Page.Locator("[data-part=audio]").GetByLabel("Voice")).ToHaveValueAsync("Matthew");
        Assert.Equal("Matthew", (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("audio").GetProperty("voice").GetString());
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Script_AskedForLongerAndByTwo_IsWrittenAndSpokenSo()
    {
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 5, minutes = 1 });
        var runId = PageFixture.RunOf(page);
        var before = await fixture.App.BriefAsync(runId);
        await page.Page.GetByText("Change this brief").ClickAsync();
        var row = page.Page.Locator("[data-part=script]");
        await row.GetByLabel("Length").SelectOptionAsync("2");
        await row.GetByLabel("Style").SelectOptionAsync("conversation");

        await page.Button("Make again: Script").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToHaveTextAsync("Script: made again.");
        await Expect(row.GetByLabel("Length")).ToHaveValueAsync("2");
        await Expect(row.GetByLabel("Style")).ToHaveValueAsync("conversation");
        var brief = await fixture.App.BriefAsync(runId);
        Assert.InRange(SecondsOf(before), 60 * 0.85, 60 * 1.15);
        Assert.InRange(SecondsOf(brief), 120 * 0.85, 120 * 1.15);
        Assert.Equal(2, (await page.Page.Locator(".script .speaker").AllInnerTextsAsync()).Distinct().Count());

        static double SecondsOf(System.Text.Json.JsonElement brief) => brief.GetProperty("audio").GetProperty("durationSeconds").GetDouble();
    }

    [Fact]
    public async Task Parts_LeftOutOrStandingIn_AreSaidInListenersWords()
    {
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "error", agent = "WEEKEND_EVENTS" } });

        // A request that no other test makes: nothing is kept that could stand in for the agent.
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 7, forceFresh = true, language = "en", country = "ie" });
        await fixture.App.SetFaultsAsync(new { });

        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "For the weekend" }))
            .ToContainTextAsync("Weekend ideas: ideas that are good on any weekend.");
        Assert.DoesNotMatch("(?i)circuit|breaker|fallback|static|derived|cached|bedrock|polly", await page.Brief.InnerTextAsync());
    }

    [Fact]
    public async Task Part_KeptFromBefore_SaysFromWhen()
    {
        await using var first = await fixture.OpenBriefAsync(asked: new { maxStories = 6 });
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 6 });

        await page.Page.GetByText("Change this brief").ClickAsync();

        await Expect(page.Page.Locator("[data-part=news]")).ToContainTextAsync(new System.Text.RegularExpressions.Regex("from (moments|[0-9]+ minutes) before"));
    }

    [Theory]
    [InlineData("2026-11-28T14:00:00Z", 5 * 3600, "from that morning")]
    [InlineData("2026-11-28T14:00:00Z", 25 * 60, "from 25 minutes before")]
    [InlineData("2026-11-28T14:00:00Z", 20 * 3600, "from the day before")]
    [InlineData("2026-11-28T14:00:00Z", 60 * 3600, "from 26 November")]
    public async Task Age_OfAPart_IsSaidAsPeopleDo(string usedAt, int age, string expected)
    {
        await using var page = await fixture.OpenWindowAsync("", new() { Locale = "en-GB", TimezoneId = "Europe/London" });
        var address = (await page.Page.Locator("script[type=module]").GetAttributeAsync("src"))!;

        var said = await page.Page.EvaluateAsync<string>(
            "([address, usedAt, age]) => import(address).then(words => words.origin('news', { source: 'cached', ageSeconds: age }, usedAt))",
            new object[] { address.Replace("main.js", "words.js", StringComparison.Ordinal), usedAt, age });

        Assert.Equal(expected, said);
    }
}
