using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The page of an app whose readers need a key, and of one where those need one who make briefs.</summary>
[Collection(Browsers.Name)]
public sealed class KeyTests(KeyTests.Members fixture, KeyTests.Makers makers) : IClassFixture<KeyTests.Members>, IClassFixture<KeyTests.Makers>
{
    private const string Key = "for-members-only-1234";

    [Fact]
    public async Task Reading_NeedsAKey_IsAskedForOnceAndPlaysWithIt()
    {
        await using var page = await fixture.OpenAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "This news is for members" });
        Assert.Empty(await page.FaultsAsync());
        await dialog.GetByLabel("Key").FillAsync("another-key-that-is-wrong");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("That key was not right.");
        await dialog.GetByLabel("Key").FillAsync(Key);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();

        await page.MakeAsync("Make the first brief");
        await page.Button("Play").ClickAsync();

        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Contains(Key, await page.Page.Locator("link[rel=alternate]").GetAttributeAsync("href"));
        Assert.DoesNotContain(Key, page.Page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, await page.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Making_NeedsAKey_IsAskedForOnceAndReviewsWithIt()
    {
        await using var page = await makers.OpenAsync();
        await page.ChoicesAsync();
        await page.Form.GetByLabel("Let me check the script first").CheckAsync();
        await page.Button("Make a brief").ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Making briefs needs a key" });
        await dialog.GetByLabel("Key").FillAsync(Key);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Use it" }).ClickAsync();

        await page.Button("Approve").ClickAsync();
        await page.BriefAsync();

        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.DoesNotContain(page.Asked, asked => asked.Url.Contains(Key, StringComparison.Ordinal));
        Assert.DoesNotContain(Key, await page.Page.EvaluateAsync<string>("JSON.stringify(localStorage)"), StringComparison.Ordinal);
    }

    /// <summary>An app with a function key.</summary>
    public sealed class Makers : PageFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["FunctionsHost__EnforceKeys"] = "true",
            ["FunctionsHost__Keys__Function"] = Key,
        };
    }

    /// <summary>An app with a key for its readers.</summary>
    public sealed class Members : PageFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(AppSettings.TwoAttempts) { ["ContentGen__ReadKey"] = Key };
    }
}
