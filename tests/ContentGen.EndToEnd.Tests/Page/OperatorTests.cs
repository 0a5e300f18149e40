using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What an operator sees on the page, in a corner that listeners need not enter.</summary>
[Collection(Browsers.Name)]
public sealed class OperatorTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task Corner_UntilItIsAskedFor_IsHidden()
    {
        await using var page = await fixture.OpenBriefAsync();

        await Expect(page.Page.Locator("#operators")).ToBeHiddenAsync();
        Assert.DoesNotContain(page.Asked, asked => asked.Url.Contains("circuit-breakers", StringComparison.Ordinal));

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "For operators" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Operators" })).ToBeInViewportAsync();
        await Expect(page.Page.Locator("#health")).ToContainTextAsync("is healthy");
    }

    [Fact]
    public async Task Agent_Failing_IsShownWithItsFallback()
    {
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "error", agent = "WEEKEND_EVENTS" } });

        // A request that no other test makes: nothing is kept that could stand in for the agent.
        await using var page = await fixture.OpenBriefAsync(asked: new { maxStories = 7, forceFresh = true });
        await fixture.App.SetFaultsAsync(new { });
        await page.UnfoldAsync();

        var agent = page.Page.GetByRole(AriaRole.Row, new() { NameRegex = new("^Weekend Events") });
        await Expect(agent).ToContainTextAsync("Failed");
        await Expect(agent.GetByRole(AriaRole.Cell).Nth(2)).ToHaveTextAsync("2");
        await Expect(page.Page.Locator("#run-details")).ToContainTextAsync("weekendRecommendations: static");
        await Expect(page.Page.Locator("#run-details .badge").First).ToHaveTextAsync("Partial");
    }

    [Fact]
    public async Task Needs_Opened_ShowTheDependencyMapInWordsToo()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.Page.EvaluateAsync("location.hash = '#operators'");

        await page.Page.GetByText("Who needs whom").ClickAsync();

        await Expect(
            page.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Script Generator needs News Fetcher and Content Curator") }))
            .ToBeVisibleAsync();
    }

    [Fact]
    public async Task Trace_Opened_ShowsTokensOfEveryAgent()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.UnfoldAsync();
        var agents = (await fixture.App.FollowAsync(PageFixture.RunOf(page)))[^1].GetProperty("agents").GetArrayLength();

        await Expect(page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)).ToHaveCountAsync(agents + 1);
        await Expect(page.Page.Locator("#run-details")).ToContainTextAsync("tokens read");
    }

    [Fact]
    public async Task Cost_OfTheBrief_IsShown()
    {
        await using var page = await fixture.OpenBriefAsync(asked: new { forceFresh = true, maxStories = 3 });
        await page.UnfoldAsync();

        var cost = page.Page.GetByRole(AriaRole.Region, new() { Name = "What it cost" });
        await Expect(cost).ToContainTextAsync("characters charged");

        var spent = (await fixture.App.BriefAsync(new Uri(page.Page.Url).Query["?runId=".Length..])).GetProperty("cost");
        var shown = await cost.InnerTextAsync();
        Assert.Contains(
            (spent.GetProperty("inputTokens").GetInt32() + spent.GetProperty("outputTokens").GetInt32())
                .ToString("N0", CultureInfo.InvariantCulture),
            shown);
        Assert.Contains(spent.GetProperty("characters").GetInt32().ToString("N0", CultureInfo.InvariantCulture), shown);
        var dollars = double.Parse(Regex.Match(shown, @"\$([0-9.]+)").Groups[1].Value, CultureInfo.InvariantCulture);
        Assert.InRange(dollars, spent.GetProperty("usd").GetDouble() * 0.95, spent.GetProperty("usd").GetDouble() * 1.05);
    }

    [Fact]
    public async Task Services_Listed_SayThatTheyWork()
    {
        await using var page = await fixture.OpenAsync("#operators");

        await Expect(page.Page.Locator("#breakers li")).ToHaveCountAsync(3);

        await Expect(page.Page.Locator("#breakers")).ToContainTextAsync("Amazon Polly");
        await Expect(page.Page.Locator("#breakers").GetByText("Working")).ToHaveCountAsync(3);
    }
}
