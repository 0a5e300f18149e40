using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The page while a brief is made, and when none comes of it.</summary>
[Collection(Browsers.Name)]
public sealed partial class RunningTests(UnhurriedServices fixture) : IClassFixture<UnhurriedServices>
{
    [Fact]
    public async Task Start_Pressed_FollowsTheRunAndShowsItsBrief()
    {
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Page.GetByLabel("Everything new").CheckAsync();

        await page.Button("Make a brief").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.List, new() { Name = "Steps" }).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync();
        await page.Page.Locator($"#brief[data-run='{PageFixture.RunOf(page)}']").WaitForAsync();
        Assert.Matches("^/api/briefs/run-[^/]+/audio", await page.Page.Locator("audio").GetAttributeAsync("src"));
        await Expect(page.Stories).ToHaveCountAsync(5);
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Card_WhileTheScriptIsWritten_ShowsTheStoriesFirst()
    {
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "hang", agent = "SCRIPT_GENERATOR" } });
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Page.Locator("#stories").SelectOptionAsync("4");
        await page.Page.GetByLabel("Everything new").CheckAsync();
        await page.Button("Make a brief").ClickAsync();

        // First as many grey cards as stories were asked for, then their titles, while the sound is still a grey bar.
        await Expect(page.Stories).ToHaveCountAsync(4);
        await Expect(page.Growing.GetByRole(AriaRole.Heading, new() { Level = 4 })).ToHaveCountAsync(4);
        await Expect(page.Growing.Locator("[data-step=NEWS_FETCHER]")).ToContainTextAsync("Finding stories: done");
        await Expect(page.Growing.Locator("[data-step=SCRIPT_GENERATOR]")).ToContainTextAsync("Writing the script: under way");
        await Expect(page.Growing.Locator(".player.skeleton")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());

        await fixture.App.SetFaultsAsync(new { });
        await page.Button("Cancel").ClickAsync();
        await Expect(page.Page.Locator("#notice")).ToContainTextAsync("Cancelled.");
        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task TimeLeft_WhileARunGoesOn_IsInWordsAndNeverNothing()
    {
        await using var page = await fixture.OpenAsync();
        await page.Page.EvaluateAsync(
            """
            window.said = [];
            new MutationObserver(() => { const words = document.getElementById('run-time')?.textContent; if (words && said.at(-1) !== words) said.push(words); })
              .observe(document.getElementById('brief'), { subtree: true, childList: true, characterData: true });
            """);
        await page.ChoicesAsync();
        await page.Page.GetByLabel("Everything new").CheckAsync();

        await page.MakeAsync();

        var said = await page.Page.EvaluateAsync<string[]>("said");
        Assert.NotEmpty(said);
        Assert.All(said, words => Assert.Matches("^(Starting|Nearly there|A few seconds left|About [1-9][0-9]* (seconds|minutes?) left)$", words));
        var seconds = said.Select(words => Seconds().Match(words)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(seconds.OrderDescending(), seconds);
    }

    [Fact]
    public async Task Run_LeftAndComeBackTo_IsFoundAgain()
    {
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "hang", agent = "FAVORITE_SELECTOR" } });
        await using var page = await fixture.OpenAsync();
        await page.ChoicesAsync();
        await page.Page.GetByLabel("Everything new").CheckAsync();
        await page.Button("Make a brief").ClickAsync();
        await page.Growing.WaitForAsync();
        var runId = PageFixture.RunOf(page);

        await page.Page.GotoAsync("about:blank");
        await page.Page.GotoAsync(new Uri(fixture.App.Http.BaseAddress!, "api/app").ToString());

        await Expect(page.Growing.GetByRole(AriaRole.Heading, new() { Level = 4 }).First).ToBeVisibleAsync();
        await fixture.App.SetFaultsAsync(new { });
        await page.Button("Cancel").ClickAsync();
        var ended = (await fixture.App.FollowAsync(runId))[^1];
        Assert.Equal("FAILED", ended.GetProperty("status").GetString());
    }

    [Fact]
    public async Task UnknownRun_InTheAddress_SaysSoAndOffersTheLastBrief()
    {
        await fixture.App.FollowAsync(await fixture.App.StartRunAsync());

        await using var page = await fixture.OpenAsync("?runId=run-of-nobody");

        await Expect(page.Page.Locator("#notice")).ToContainTextAsync("This brief is not here.");
        await page.BriefAsync();
        await Expect(page.Button("Play")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());
    }

    [Fact]
    public async Task StoppedRun_InTheAddress_SaysSoAndOffersTheLastBrief()
    {
        await fixture.App.FollowAsync(await fixture.App.StartRunAsync());
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "hang" } });
        var runId = await fixture.App.StartRunAsync(new { forceFresh = true, maxStories = 2 });
        await fixture.App.Http.PostAsync($"runtime/webhooks/durabletask/instances/{runId}/terminate?reason=test", null);
        await fixture.App.Http.EndedAsync(runId);
        await fixture.App.SetFaultsAsync(new { });

        await using var page = await fixture.OpenAsync($"?runId={runId}");

        await Expect(page.Page.Locator("#notice")).ToContainTextAsync("stopped before it was finished");
        await page.BriefAsync();
    }

    [Fact]
    public async Task Run_Followed_IsToldToWhoListensToTheScreen()
    {
        await using var page = await fixture.OpenAsync();
        // A step that is over before the page asks again is not told.
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "slow", agent = "SCRIPT_GENERATOR", latencyMs = 3000 } });
        await page.Page.EvaluateAsync(
            """
            window.told = [];
            new MutationObserver(() => told.push(document.getElementById('announce').textContent)).observe(document.getElementById('announce'), { childList: true });
            """);
        await page.ChoicesAsync();
        await page.Page.GetByLabel("Everything new").CheckAsync();

        await page.MakeAsync();

        await fixture.App.SetFaultsAsync(new { });
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The brief is shown.");
        var told = await page.Page.EvaluateAsync<string[]>("told");
        Assert.Contains("Your brief is being made.", told);
        Assert.Contains(told, words => words.Contains("Writing the script", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Connection_Lost_IsSaidUntilItIsBack()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Page.Context.SetOfflineAsync(true);
        await Expect(page.Page.GetByText("You are offline.")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());

        await page.Page.Context.SetOfflineAsync(false);
        await Expect(page.Page.GetByText("You are offline.")).ToBeHiddenAsync();
    }

    [GeneratedRegex("About ([0-9]+) seconds")]
    private static partial Regex Seconds();
}
