using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>An app that has not made any brief yet.</summary>
[Collection(Browsers.Name)]
public sealed class NoBriefTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    [Fact]
    public async Task FirstVisit_NoBriefYet_SaysWhatThisIsAndOffersOneWayToMakeIt()
    {
        await using var page = await fixture.OpenAsync();

        await Expect(page.Page.GetByText("The news, chosen and written into a few minutes, and read to you.")).ToBeVisibleAsync();
        await Expect(page.Brief.GetByRole(AriaRole.Button)).ToHaveCountAsync(1);
        await Expect(page.Button("Make the first brief")).ToBeInViewportAsync();
        Assert.Empty(await page.FaultsAsync());
        await page.MakeAsync("Make the first brief");

        await Expect(page.Button("Play")).ToBeInViewportAsync();
        await Expect(page.Page.Locator(".past")).ToHaveCountAsync(1);
        Assert.Empty(page.Complaints);
    }
}
