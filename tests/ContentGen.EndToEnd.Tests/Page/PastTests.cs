using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>Past briefs on the page.</summary>
[Collection(Browsers.Name)]
public sealed partial class PastTests(PastTests.SomeBriefs fixture) : IClassFixture<PastTests.SomeBriefs>
{
    [Fact]
    public async Task PastBriefs_Listed_AreOfADayAndTellThemselvesApart()
    {
        await using var page = await fixture.OpenAsync();

        await Expect(page.Page.Locator(".past")).ToHaveCountAsync(3);

        await Expect(page.Page.Locator(".day h3").First).ToHaveTextAsync(DayOfThisRun());
        var titles = await page.Page.Locator(".past").AllInnerTextsAsync();
        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    [Fact]
    public async Task PastBrief_Chosen_IsShown()
    {
        await using var page = await fixture.OpenAsync();
        await page.BriefAsync();

        await page.Page.Locator(".past").Last.ClickAsync();

        await Expect(page.Page.Locator("#brief-title")).ToBeFocusedAsync();
        await Expect(page.Page.Locator(".past").Last).ToHaveAttributeAsync("aria-current", "true");
        Assert.Equal(await page.Page.Locator(".past").Last.GetAttributeAsync("data-run"), PageFixture.RunOf(page));
        await page.Page.GoBackAsync();
        await Expect(page.Page.Locator(".past").First).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task Search_Typed_FindsTheBriefsWithTheseWords()
    {
        await using var page = await fixture.OpenAsync();
        await Expect(page.Page.Locator(".past")).ToHaveCountAsync(3);
        // Words of a story that is not the one that gives the brief its title.
        var runId = await page.Page.Locator(".past").Last.GetAttributeAsync("data-run");
        var title = (await fixture.App.BriefAsync(runId!)).GetProperty("news_items")[1].GetProperty("title").GetString()!;
        var words = title.Split(' ').Where(word => word.All(char.IsLetter)).OrderByDescending(word => word.Length).Take(2);

        await page.Page.GetByLabel("Search past briefs").FillAsync(string.Join(' ', words).ToUpperInvariant());
        await Expect(page.Page.Locator("#found")).ToContainTextAsync("found");
        Assert.Contains(runId, await page.Page.Locator(".past").EvaluateAllAsync<string[]>("found => found.map(past => past.dataset.run)"));

        await page.Page.GetByLabel("Search past briefs").FillAsync("no such words");
        await Expect(page.Page.Locator("#past")).ToHaveTextAsync("No brief has these words.");
    }

    // Midnight may come between the briefs and the look at them.
    [GeneratedRegex("^(Today|Yesterday)$")]
    private static partial Regex DayOfThisRun();

    /// <summary>An app that has made three briefs of different topics.</summary>
    public sealed class SomeBriefs : PageFixture
    {
        protected override async Task PrepareAsync()
        {
            foreach (var topic in new[] { "science", "sports", "business" })
            {
                await App.FollowAsync(await App.StartRunAsync(new { categories = new[] { topic }, maxStories = 2 }));
            }
        }
    }
}
