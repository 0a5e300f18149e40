using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What a listener does with a brief.</summary>
[Collection(Browsers.Name)]
public sealed class ListenerTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task Brief_Shown_AsksNobodyElseButPublishersForPictures()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.All(
            page.Asked.Where(asked => asked.ResourceType != "image"),
            asked => Assert.Equal(fixture.App.Http.BaseAddress!.Authority, new Uri(asked.Url).Authority));
        var pictures = (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("news_items").EnumerateArray()
            .Select(story => story.GetProperty("image").GetString()).ToList();
        var asked = page.Asked.Where(asked => asked.Url.StartsWith("http", StringComparison.Ordinal) && asked.ResourceType == "image").ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, picture => Assert.Contains(picture.Url, pictures));
        Assert.All(asked, picture => Assert.DoesNotContain("referer", picture.Headers.Keys));
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Word_Clicked_PlaysFromThere()
    {
        await using var page = await fixture.OpenBriefAsync();
        var word = await page.Words.Nth(30).InnerTextAsync();

        await page.Words.Nth(30).ClickAsync();

        await Expect(page.Spoken).ToHaveCountAsync(1);
        Assert.True(
            await page.PlayedSecondsAsync() > 1, $"'{word}' is the 31st word; the player is at {await page.PlayedSecondsAsync()} s.");
    }

    [Fact]
    public async Task Playing_Words_AreMarkedOneAfterAnother()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Words.Nth(5).ClickAsync();

        await Expect(page.Spoken).ToHaveAttributeAsync("data-index", new Regex("^([7-9]|[1-9][0-9]+)$"));
        await Expect(page.Spoken).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Script_OnThePage_IsTheBriefsOwn()
    {
        await using var page = await fixture.OpenBriefAsync();

        var shown = await page.Page.Locator(".script").InnerTextAsync();

        var script = (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("script").GetString()!;
        Assert.Equal(script, string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public async Task Speed_Chosen_IsTheSoundsAndIsRemembered()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Player.GetByLabel("Speed").SelectOptionAsync("1.5");

        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("playbackRate", 1.5);
        await page.Page.ReloadAsync();
        await page.BriefAsync();
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("playbackRate", 1.5);
    }

    [Fact]
    public async Task Skip_AheadAndBack_MovesByFifteenSeconds()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.SoundAsync();

        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Ahead 15 seconds" }).ClickAsync();
        Assert.Equal(15, await page.PlayedSecondsAsync(), 0.5);
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Ahead 15 seconds" }).ClickAsync();
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Back 15 seconds" }).ClickAsync();

        Assert.Equal(15, await page.PlayedSecondsAsync(), 0.5);
    }

    [Fact]
    public async Task Story_Heard_PlaysItsChapterAndIsMarked()
    {
        await using var page = await fixture.OpenBriefAsync();
        var third = page.Stories.Nth(2);
        var title = await third.GetByRole(AriaRole.Heading).InnerTextAsync();

        await third.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hear it") }).ClickAsync();

        await Expect(third).ToHaveAttributeAsync("aria-current", "true");
        await Expect(page.Player.Locator(".now")).ToHaveTextAsync(title);
        var from = double.Parse((await third.Locator(".hear").GetAttributeAsync("data-at"))!, CultureInfo.InvariantCulture);
        Assert.InRange(await page.PlayedSecondsAsync(), from, from + 20);

        // The chapter begins with the first word of the first sentence that is about the story.
        var brief = await fixture.App.BriefAsync(PageFixture.RunOf(page));
        var id = brief.GetProperty("news_items")[2].GetProperty("id").GetString();
        var sentence = brief.GetProperty("sentences").EnumerateArray()
            .First(line => line.GetProperty("storyIds").EnumerateArray().Any(story => story.GetString() == id)).GetProperty("text").GetString()!;
        await Expect(page.Page.Locator($"[data-story='{id}'] .word").First).ToBeAttachedAsync();
        var begun = brief.GetProperty("word_timings").EnumerateArray().First(word => word.GetProperty("start").GetDouble() >= from - 0.01);
        Assert.StartsWith(begun.GetProperty("word").GetString()!, sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NextStory_Pressed_GoesFromChapterToChapter()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.SoundAsync();
        var titles = await page.Stories.GetByRole(AriaRole.Heading).AllInnerTextsAsync();

        await Expect(page.Player.Locator(".now")).ToHaveTextAsync("Introduction");
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Next story" }).ClickAsync();
        var first = await page.Player.Locator(".now").InnerTextAsync();
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Next story" }).ClickAsync();
        await Expect(page.Player.Locator(".now")).Not.ToHaveTextAsync(first);
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Previous story" }).ClickAsync();

        await Expect(page.Player.Locator(".now")).ToHaveTextAsync(first);
        Assert.Contains(first, titles);
    }

    [Fact]
    public async Task SmallPlayer_PlayingAndScrolledAway_StaysAndControlsTheSound()
    {
        await using var page = await fixture.OpenBriefAsync(width: 390);
        await Expect(page.Page.Locator("#mini")).ToBeHiddenAsync();
        await page.Button("Play").ClickAsync();
        await page.Stories.Nth(3).ScrollIntoViewIfNeededAsync();

        var mini = page.Page.GetByRole(AriaRole.Region, new() { Name = "Small player" });
        await Expect(mini).ToBeInViewportAsync();
        await mini.GetByLabel("Speed").SelectOptionAsync("2");
        var before = await page.PlayedSecondsAsync();
        await mini.GetByRole(AriaRole.Button, new() { Name = "Ahead 15 seconds" }).ClickAsync();
        await mini.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();

        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", true);
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("playbackRate", 2);
        Assert.True(await page.PlayedSecondsAsync() >= before + 14);
    }

    [Fact]
    public async Task Place_InABrief_IsFoundAgain()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Words.Nth(40).ClickAsync();
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
        await page.Player.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        var left = await page.PlayedSecondsAsync();

        await page.Page.ReloadAsync();
        await page.BriefAsync();

        await page.SoundAsync();
        Assert.Equal(left, await page.PlayedSecondsAsync(), 0.5);
    }

    [Fact]
    public async Task Stories_OfTheBrief_HaveSourceDateSummaryLinkAndPicture()
    {
        await using var page = await fixture.OpenBriefAsync();
        var stories = (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("news_items").EnumerateArray().ToList();

        await Expect(page.Stories).ToHaveCountAsync(stories.Count);
        for (var index = 0; index < stories.Count; index++)
        {
            var card = page.Stories.Nth(index);
            var (story, text) = (stories[index], await card.InnerTextAsync());
            Assert.Contains(story.GetProperty("source").GetString()!, text, StringComparison.Ordinal);
            Assert.Contains(story.GetProperty("summary").GetString()!, text, StringComparison.Ordinal);
            Assert.Equal(
                story.GetProperty("publishedAt").GetString(), await card.Locator("time").GetAttributeAsync("datetime"));
            Assert.Equal(story.GetProperty("url").GetString(), await card.GetByRole(AriaRole.Link).GetAttributeAsync("href"));
            await Expect(card.Locator("img")).ToHaveCountAsync(story.GetProperty("image").GetString() is null ? 0 : 1);
        }

        await Expect(page.Page.Locator(".story.favourite")).ToContainTextAsync("Our favourite");
    }

    [Theory]
    [InlineData(3 * 60, "3 hours ago")]
    [InlineData(20, "20 minutes ago")]
    [InlineData(26 * 60, "yesterday")]
    [InlineData(3 * 24 * 60, "3 days ago")]
    public async Task Date_OfAStory_IsSaidAsPeopleDo(int minutes, string expected)
    {
        await using var page = await fixture.OpenWindowAsync("", new() { Locale = "en-GB" });
        var address = await page.Page.Locator("script[type=module]").GetAttributeAsync("src");

        var said = await page.Page.EvaluateAsync<string>(
            "([address, minutes]) => import(address).then(words => words.ago(new Date(Date.now() - minutes * 60000).toISOString()))",
            new object[] { address!.Replace("main.js", "words.js", StringComparison.Ordinal), minutes });

        Assert.Equal(expected, said);
    }

    [Fact]
    public async Task Link_Copied_LeadsToTheSameBrief()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Button("Copy link").ClickAsync();

        await Expect(page.Page.Locator("#toast")).ToHaveTextAsync("The link is copied.");
        var link = await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal(page.Page.Url, link);
    }

    [Fact]
    public async Task Share_WhereTheDeviceCan_GivesTitleAndLink()
    {
        var runId = await fixture.App.StartRunAsync();
        await fixture.App.FollowAsync(runId);
        await using var page = await fixture.OpenWindowAsync(
            $"?runId={runId}", new(), window => window.AddInitScriptAsync("navigator.share = async what => { window.shared = what; };"));
        await page.BriefAsync();

        await page.Button("Share").ClickAsync();

        var brief = await fixture.App.BriefAsync(runId);
        Assert.Equal(page.Page.Url, await page.Page.EvaluateAsync<string>("shared.url"));
        Assert.Equal(brief.GetProperty("news_items")[0].GetProperty("title").GetString(), await page.Page.EvaluateAsync<string>("shared.title"));
    }

    [Fact]
    public async Task Download_Asked_IsTheBriefsSound()
    {
        await using var page = await fixture.OpenBriefAsync();

        var download = await page.Page.RunAndWaitForDownloadAsync(
            () => page.Page.GetByRole(AriaRole.Link, new() { Name = "Download MP3" }).ClickAsync());

        Assert.Equal($"{PageFixture.RunOf(page)}.mp3", download.SuggestedFilename);
        var bytes = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Assert.Equal(
            (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("audio").GetProperty("bytes").GetInt64(), bytes.LongLength);
    }

    [Fact]
    public async Task Subscribe_Pressed_GivesTheFeedsAddressAndSaysHow()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Button("Subscribe").ClickAsync();

        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Subscribe to the podcast" });
        var address = await dialog.GetByLabel("Address of the podcast").InputValueAsync();
        Assert.Equal(
            address, new Uri(fixture.App.Http.BaseAddress!, (await page.Page.Locator("link[rel=alternate]").GetAttributeAsync("href"))!).ToString());
        Assert.StartsWith("<?xml", await fixture.App.Http.GetStringAsync(address), StringComparison.Ordinal);
        await Expect(dialog).ToContainTextAsync("Follow a Show by URL");
        Assert.Empty(await page.FaultsAsync());
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.Button("Subscribe")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Weekend_OfTheBrief_IsShown()
    {
        await using var page = await fixture.OpenBriefAsync();

        var tips = (await fixture.App.BriefAsync(PageFixture.RunOf(page))).GetProperty("agentOutputs").GetProperty("weekendRecommendations");
        var weekend = page.Page.GetByRole(AriaRole.Region, new() { Name = "For the weekend" });
        foreach (var tip in tips.EnumerateArray())
        {
            await Expect(weekend).ToContainTextAsync(tip.GetProperty("title").GetString()!);
        }
    }
}
