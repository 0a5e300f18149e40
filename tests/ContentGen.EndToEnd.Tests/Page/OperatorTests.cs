using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What an operator sees on the page.</summary>
[Collection(Processes.Name)]
public sealed class OperatorTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [SkippableFact]
    public async Task Agent_Failing_IsShownWithItsFallback()
    {
        await using var page = await fixture.OpenAsync();
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "error", agent = "WEEKEND_EVENTS" } });

        // A request that no other test makes: nothing is kept that could stand in for the agent.
        await page.Page.Locator("#stories").SelectOptionAsync("7");
        await page.Page.GetByLabel("Without cached parts").CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make a brief" }).ClickAsync();
        await page.EndAsync();
        await fixture.App.SetFaultsAsync(new { });

        var agent = page.Page.GetByRole(AriaRole.Group, new() { Name = "Weekend Events: Failed" });
        await Expect(agent).ToContainTextAsync("attempt 2");
        await Expect(page.Page.Locator("#run-status")).ToHaveTextAsync("Done, with fallbacks");
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "For the weekend" })).ToContainTextAsync("Standard");
    }

    [SkippableFact]
    public async Task Needs_Opened_ShowTheDependencyMapInWordsToo()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Page.GetByText("Who needs whom").ClickAsync();

        await Expect(
            page.Page.GetByRole(AriaRole.Img, new() { NameRegex = new("Script Generator needs News Fetcher and Content Curator") }))
            .ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Trace_Opened_ShowsTokensOfEveryAgent()
    {
        await using var page = await fixture.OpenBriefAsync();

        await page.Page.GetByText("What it took").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row)).ToHaveCountAsync(7);
        await Expect(page.Page.Locator("#trace")).ToContainTextAsync("tokens read");
    }

    [SkippableFact]
    public async Task Services_Listed_SayThatTheyWork()
    {
        await using var page = await fixture.OpenAsync();

        await Expect(page.Page.Locator("#breakers li")).ToHaveCountAsync(3);

        await Expect(page.Page.Locator("#breakers")).ToContainTextAsync("Amazon Polly");
    }
}
