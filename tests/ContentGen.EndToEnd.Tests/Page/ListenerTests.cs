using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What a listener does with the page.</summary>
[Collection(Processes.Name)]
public sealed class ListenerTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [SkippableFact]
    public async Task Start_Pressed_FollowsTheRunAndShowsItsBrief()
    {
        await using var page = await fixture.OpenAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a brief" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.List, new() { Name = "Agents, pair by pair" }).GetByRole(AriaRole.Listitem))
            .ToHaveCountAsync(3);
        await page.EndAsync();
        await page.BriefAsync();
        await Expect(page.Page.GetByRole(AriaRole.Group, new() { Name = "Script Generator: Done" })).ToBeVisibleAsync();
        Assert.Matches("^/api/briefs/run-[^/]+/audio$", await page.Page.Locator("audio").GetAttributeAsync("src"));
        Assert.Empty(page.Complaints);
        Assert.All(
            page.Asked.Where(uri => uri.Scheme != "data"), uri => Assert.Equal(fixture.App.Http.BaseAddress!.Authority, uri.Authority));
    }

    [SkippableFact]
    public async Task Word_Clicked_PlaysFromThere()
    {
        await using var page = await fixture.OpenBriefAsync();
        var word = await page.Words.Nth(30).InnerTextAsync();

        await page.Words.Nth(30).ClickAsync();

        await Expect(page.Spoken).ToHaveCountAsync(1);
        Assert.True(
            await page.PlayedSecondsAsync() > 1, $"'{word}' is the 31st word; the player is at {await page.PlayedSecondsAsync()} s.");
    }

    [SkippableFact]
    public async Task Playing_Words_AreMarkedOneAfterAnother()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Words.Nth(5).ClickAsync();

        await Expect(page.Spoken).ToHaveAttributeAsync("data-index", new Regex("^([7-9]|[1-9][0-9]+)$"));
        await Expect(page.Spoken).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Script_OnThePage_IsTheBriefsOwn()
    {
        await using var page = await fixture.OpenBriefAsync();
        var runId = new Uri(page.Page.Url).Query["?runId=".Length..];

        var shown = await page.Page.Locator(".script").InnerTextAsync();

        var script = (await fixture.App.BriefAsync(runId)).GetProperty("script").GetString()!;
        Assert.Equal(script, string.Join(' ', shown.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [SkippableFact]
    public async Task Cost_OfTheBrief_IsShown()
    {
        await using var page = await fixture.OpenAsync();
        var runId = await fixture.App.StartRunAsync(new { forceFresh = true, maxStories = 3 });
        await fixture.App.FollowAsync(runId);
        await page.Page.GotoAsync(new Uri(fixture.App.Http.BaseAddress!, $"api/app?runId={runId}").ToString());

        var cost = page.Page.GetByRole(AriaRole.Region, new() { Name = "What it cost" });
        await Expect(cost).ToContainTextAsync("characters charged");

        var spent = (await fixture.App.BriefAsync(runId)).GetProperty("cost");
        var shown = await cost.InnerTextAsync();
        Assert.Contains(
            (spent.GetProperty("inputTokens").GetInt32() + spent.GetProperty("outputTokens").GetInt32())
                .ToString("N0", CultureInfo.InvariantCulture),
            shown);
        Assert.Contains(spent.GetProperty("characters").GetInt32().ToString("N0", CultureInfo.InvariantCulture), shown);
        var dollars = double.Parse(Regex.Match(shown, @"\$([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(dollars, spent.GetProperty("usd").GetDouble() * 0.95, spent.GetProperty("usd").GetDouble() * 1.05);
    }

    [SkippableFact]
    public async Task PastBrief_Chosen_IsShown()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Page.Locator(".past").First.ClickAsync();

        await Expect(page.Page.Locator("#brief-title")).ToBeFocusedAsync();
        await Expect(page.Page.Locator(".past").First).ToHaveAttributeAsync("aria-current", "true");
    }
}
