using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The page for people who do not point, do not see it, or see it small, large, in the dark.</summary>
[Collection(States.Name)]
public sealed class AccessibilityTests(PageFixture fixture) : IClassFixture<PageFixture>
{
    // The browser's own player has controls of its own; they are its business.
    private const string Nameless =
        """
        () => [...document.querySelectorAll('button, a[href], input, select, summary, audio, progress, [tabindex="0"], section, article')]
          .filter(element => element.checkVisibility())
          .filter(element => !(element.ariaLabel || element.innerText?.trim() || element.labels?.length
            || document.getElementById(element.getAttribute('aria-labelledby'))?.textContent))
          .map(element => element.outerHTML.slice(0, 80))
        """;

    // Relative luminance and contrast as WCAG 2.2 defines them; 4.5 for text, 3 for large text.
    private const string Faint =
        """
        () => {
          const [c, known] = [document.createElement('canvas').getContext('2d', { willReadFrequently: true }), new Map()];
          const read = text => { c.clearRect(0, 0, 1, 1); c.fillStyle = text; c.fillRect(0, 0, 1, 1); return [...c.getImageData(0, 0, 1, 1).data]; };
          const rgba = text => known.get(text) ?? known.set(text, read(text)).get(text);
          const luminance = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4).reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const behind = element => { for (let at = element; at; at = at.parentElement) { const color = rgba(getComputedStyle(at).backgroundColor); if (color[3] === 255) return color; } return [255, 255, 255]; };
          return [...document.querySelectorAll('body *')]
            .filter(element => element.checkVisibility() && !element.disabled && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
            .map(element => {
              const style = getComputedStyle(element);
              const [one, other] = [luminance(rgba(style.color)), luminance(behind(element))];
              const ratio = (Math.max(one, other) + .05) / (Math.min(one, other) + .05);
              const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.7 && style.fontWeight >= 700);
              return { ratio, need: large ? 3 : 4.5, what: `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}` };
            })
            .filter(found => found.ratio < found.need).map(found => `${found.what}: ${found.ratio.toFixed(2)}`);
        }
        """;

    // What the checks of axe-core look for in a page's structure, as far as this page has such things.
    private const string Misbuilt =
        """
        () => {
          const all = [...document.querySelectorAll('*')];
          const ids = all.map(element => element.id).filter(Boolean);
          const named = all.flatMap(element => ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].map(name => element.getAttribute(name)).filter(Boolean));
          const levels = all.filter(element => /^H[1-6]$/.test(element.tagName) && element.checkVisibility()).map(element => Number(element.tagName[1]));
          const small = [...document.querySelectorAll('button, select, input, summary, textarea')].filter(element => element.checkVisibility())
            .filter(element => { const box = (element.closest('label') ?? element).getBoundingClientRect(); return box.width < 24 || box.height < 24; });
          return [
            ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `id ${id} is there twice`),
            ...named.filter(id => !document.getElementById(id)).map(id => `nothing has the id ${id}`),
            ...levels.filter((level, index) => index > 0 && level > levels[index - 1] + 1).map(level => `a heading of level ${level} follows one two levels above`),
            ...all.filter(element => element.tabIndex > 0).map(element => `${element.tagName} jumps the order of the Tab key`),
            ...[...document.querySelectorAll('ul, ol')].flatMap(list => [...list.children]).filter(child => child.tagName !== 'LI').map(child => `${child.tagName} stands in a list`),
            ...[...document.querySelectorAll('button button, a a, button a, a button, summary button')].map(element => `${element.tagName} stands in another control`),
            ...small.map(element => `${element.outerHTML.slice(0, 60)} is too small to hit`),
            ...(document.documentElement.lang ? [] : ['the page has no language']), ...(document.title ? [] : ['the page has no title']),
          ];
        }
        """;

    [Fact]
    public async Task Structure_OfThePage_HoldsTogether()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.UnfoldAsync();

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Misbuilt));
        Assert.Empty(await page.FaultsAsync());
    }

    [Fact]
    public async Task Controls_All_HaveAccessibleNames()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.UnfoldAsync();

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Nameless));
    }

    [Fact]
    public async Task Landmarks_OfThePage_AreThereOnce()
    {
        await using var page = await fixture.OpenBriefAsync();

        await Expect(page.Page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Expect(page.Page.GetByRole(AriaRole.Banner)).ToHaveCountAsync(1);
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
        await Expect(page.Page.GetByRole(AriaRole.Status)).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Keyboard_Alone_StartsARunAndPlaysFromAWord()
    {
        await using var page = await fixture.OpenAsync();
        await page.Page.Locator("#go:enabled").WaitForAsync();
        await TabToAsync(page, "#go");

        await page.Page.Keyboard.PressAsync("Enter");
        await page.StartedAsync();
        await page.Page.Locator($"#brief[data-run='{PageFixture.RunOf(page)}']").WaitForAsync();
        await TabToAsync(page, ".script");
        for (var word = 0; word < 4; word++)
        {
            await page.Page.Keyboard.PressAsync("ArrowRight");
        }

        await Expect(page.Spoken).ToHaveAttributeAsync("data-index", "3");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", false);
        await page.Page.Keyboard.PressAsync("Space");
        await Expect(page.Page.Locator("audio")).ToHaveJSPropertyAsync("paused", true);
        Assert.True(await page.PlayedSecondsAsync() > 0.5);
    }

    [Fact]
    public async Task Scrubber_ByKeyboard_MovesAndSaysWhereItIs()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.SoundAsync();
        var bar = page.Page.GetByRole(AriaRole.Slider, new() { Name = "Place in the brief" });
        await bar.FocusAsync();

        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("PageUp");

        Assert.Equal(20, await page.PlayedSecondsAsync(), 0.5);
        await Expect(bar).ToHaveAttributeAsync("aria-valuetext", new System.Text.RegularExpressions.Regex("^0:20 of [0-9]:[0-9]{2}, "));
    }

    [Fact]
    public async Task Page_AtAnyWidthInEitherScheme_FitsAndCanBeRead()
    {
        await using var page = await fixture.OpenBriefAsync();
        await page.UnfoldAsync();

        foreach (var width in new[] { 1280, 320, 390, 768, 1920 })
        {
            await page.Page.SetViewportSizeAsync(width, 850);
            Assert.False(
                await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"),
                $"The page scrolls sideways when {width} pixels wide.");
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.WearAsync(scheme);
                Assert.Empty(await page.Page.EvaluateAsync<string[]>(Faint));
            }

            // Dark is what it wears now; the light one is looked at by Structure_OfThePage_HoldsTogether.
            if (width == 320)
            {
                Assert.Empty(await page.FaultsAsync());
            }
        }

        Assert.Empty(page.Complaints);
    }

    [Fact]
    public async Task Brief_InArabic_StandsFromRightToLeft()
    {
        await using var page = await fixture.OpenBriefAsync(width: 390, asked: new { language = "ar" });

        await Expect(page.Page.Locator(".script")).ToHaveAttributeAsync("lang", "ar");
        Assert.Equal("rtl", await page.Page.Locator(".script").EvaluateAsync<string>("text => getComputedStyle(text).direction"));
        Assert.Equal("rtl", await page.Brief.EvaluateAsync<string>("brief => getComputedStyle(brief).direction"));
        Assert.Equal("ltr", await page.Page.Locator(".scrub").EvaluateAsync<string>("bar => getComputedStyle(bar).direction"));
        Assert.False(
            await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
        Assert.Empty(await page.FaultsAsync());
    }

    [Fact]
    public async Task Motion_NotWanted_NothingMovesByItself()
    {
        var runId = await fixture.App.StartRunAsync();
        await fixture.App.FollowAsync(runId);
        await using var page = await fixture.OpenWindowAsync($"?runId={runId}", new() { ReducedMotion = ReducedMotion.Reduce });
        await page.BriefAsync();

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(
            "document.getAnimations().map(animation => animation.animationName ?? animation.transitionProperty)"));
        Assert.Equal("auto", await page.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"));
    }

    [Theory]
    [InlineData(ReducedMotion.NoPreference, true)]
    [InlineData(ReducedMotion.Reduce, false)]
    public async Task Motion_WhileABriefIsMade_IsForThoseWhoDoNotMind(ReducedMotion preference, bool moves)
    {
        Chromium.SkipIfMissing();
        await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "hang", agent = "SCRIPT_GENERATOR" } });
        var runId = await fixture.App.StartRunAsync(new { forceFresh = true });
        await using var page = await fixture.OpenWindowAsync($"?runId={runId}", new() { ReducedMotion = preference });
        await Expect(page.Growing.Locator("[data-step=SCRIPT_GENERATOR][data-state=RUNNING]")).ToBeVisibleAsync();

        var animations = await page.Page.EvaluateAsync<string[]>(
            "document.getAnimations().map(animation => animation.animationName).filter(name => name)");
        await fixture.App.SetFaultsAsync(new { });
        await fixture.App.Http.PostAsync($"runtime/webhooks/durabletask/instances/{runId}/terminate?reason=seen", null);

        Assert.Equal(moves, animations.Contains("turn"));
        Assert.True(moves || animations.Length == 0, string.Join(", ", animations));
    }

    private static async Task TabToAsync(OpenPage page, string selector)
    {
        for (var presses = 0; presses < 120; presses++)
        {
            if (await page.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector))
            {
                return;
            }

            await page.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"The Tab key does not lead to {selector}.");
    }
}
