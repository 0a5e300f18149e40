using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The page of an app whose readers need a key.</summary>
[Collection(Browsers.Name)]
public sealed class KeyTests(KeyTests.Members fixture) : IClassFixture<KeyTests.Members>
{
    private const string Key = "for-members-only-1234";

    [SkippableFact]
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

    /// <summary>An app with a key for its readers.</summary>
    public sealed class Members : PageFixture
    {
        protected override IReadOnlyDictionary<string, string?> Settings =>
            new Dictionary<string, string?>(AppSettings.TwoAttempts) { ["ContentGen__ReadKey"] = Key };
    }
}
