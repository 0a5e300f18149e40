using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>What the page shows when a service is gone and its breaker opens.</summary>
[Collection(Browsers.Name)]
public sealed class OutageTests(OutageTests.TouchyBreakers fixture) : IClassFixture<OutageTests.TouchyBreakers>
{
    [Fact]
    public async Task Voice_Gone_BriefIsThereToReadAndTheBreakerCanBeReset()
    {
        await using var page = await fixture.OpenAsync();
        await fixture.App.SetFaultsAsync(new { polly = new { mode = "error" } });

        await page.MakeAsync();

        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Read", Exact = true }).Locator(".script")).ToBeVisibleAsync();
        await Expect(page.Brief).ToContainTextAsync("Sound: without sound today.");
        await Expect(page.Page.Locator("audio")).ToHaveCountAsync(0);
        Assert.DoesNotMatch("(?i)circuit|breaker|polly", await page.Brief.InnerTextAsync());
        Assert.Empty(await page.FaultsAsync());

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "For operators" }).ClickAsync();
        var polly = page.Page.Locator("#breakers li", new() { HasText = "Amazon Polly" });
        await Expect(polly).ToContainTextAsync("Paused");
        await Expect(polly).ToContainTextAsync("failed in a row");
        await fixture.App.SetFaultsAsync(new { });
        await page.Button("Reset the circuit breaker of Amazon Polly").ClickAsync();
        await Expect(polly).ToContainTextAsync("Working");
        Assert.Empty(page.Complaints);
    }

    /// <summary>An app whose breakers open at the second failure and stay open.</summary>
    public sealed class TouchyBreakers : PageFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["ContentGen__CircuitBreaker__FailureThreshold"] = "2",
            ["ContentGen__CircuitBreaker__BreakDuration"] = "00:10:00",
        };
    }
}
