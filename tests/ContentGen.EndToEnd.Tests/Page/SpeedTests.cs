using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>How soon the page is there, how little it loads, and that nothing jumps. Undisturbed, as here limits are the point.</summary>
[Collection(Undisturbed.Name)]
public sealed class SpeedTests(UnhurriedServices fixture) : IClassFixture<UnhurriedServices>
{
    private const double MostShift = 0.1;
    private const int MostScriptBytes = 100_000;
    private const double LatestContentMs = 1_000;
    private const int MostVisits = 10;

    [Fact]
    public async Task Script_OfThePage_IsSmall()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.UnfoldAsync();

        var addresses = page.Asked.Where(asked => asked.ResourceType == "script").Select(asked => asked.Url).Distinct().ToList();
        var sizes = await Task.WhenAll(addresses.Select(async address => (await fixture.App.Http.GetByteArrayAsync(address)).Length));

        Assert.True(addresses.Count > 10, $"Only {addresses.Count} modules were loaded.");
        Assert.True(sizes.Sum() <= MostScriptBytes, $"The page loads {sizes.Sum()} bytes of script.");
    }

    [Fact]
    public async Task Modules_LoadedOnce_AreNotAskedForAgain()
    {
        await fixture.App.FollowAsync(await fixture.App.StartRunAsync());
        // A test that answers for others takes the browser's cache away.
        await using var page = await fixture.OpenWindowAsync("", new(), pictures: false);
        await page.BriefAsync();

        await page.Page.GotoAsync(new Uri(fixture.App.Http.BaseAddress!, "api/app").ToString());
        await page.BriefAsync();

        var again = await page.Page.EvaluateAsync<string[]>(
            "performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.js') && entry.transferSize > 0).map(entry => entry.name)");
        Assert.Empty(again);
    }

    [Fact]
    public async Task FirstContent_OfAWarmHost_IsThereWithinASecond()
    {
        await using var warm = await fixture.OpenBriefAsync();
        var times = new List<double>();
        // Whatever else the machine does makes a visit slower, never quicker.
        while (times.Count < MostVisits && times.All(time => time >= LatestContentMs))
        {
            await using var page = await fixture.OpenAsync();
            await page.BriefAsync();
            times.Add(await page.Page.EvaluateAsync<double>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        }

        Assert.True(times.Min() < LatestContentMs, $"First content after {string.Join(", ", times.Select(time => $"{time:0} ms"))}.");
    }

    [Theory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Layout_FromTheFirstVisitThroughARunToItsBrief_DoesNotJump(int width)
    {
        await using var earlier = await fixture.OpenBriefAsync();
        await using var page = await fixture.OpenAsync(width: width);
        await page.BriefAsync();
        await Expect(page.Page.Locator(".past").First).ToBeAttachedAsync();
        var visit = await page.ShiftsAsync();

        await page.ChoicesAsync();
        await page.Page.GetByLabel("Everything new").CheckAsync();
        await page.Button("Make a brief").ClickAsync();
        await page.Growing.WaitForAsync();
        await page.Growing.Locator("h4").First.WaitForAsync();
        await page.Page.Locator($"#brief[data-run='{PageFixture.RunOf(page)}']").WaitForAsync();
        await page.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        var all = await page.ShiftsAsync();
        Assert.True(visit.Sum < MostShift, $"The first visit shifts by {visit.Sum:0.000}: {string.Join("; ", visit.Movers)}");
        Assert.True(all.Sum < MostShift, $"Visit and run shift by {all.Sum:0.000}: {string.Join("; ", all.Movers)}");
    }
}
