using System.Diagnostics;
using Infrastructure.Tests;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>
/// The page in each of its states, narrow and wide, light and dark: without a fault that axe-core finds, and drawn for docs/page.md. The
/// pictures go to <c>CONTENTGEN_SCREENSHOTS</c>, or to <c>artifacts/screenshots</c>.
/// </summary>
[Collection(States.Name)]
public sealed class ScreenshotTests(ScreenshotTests.MorningAndEvening fixture) : IClassFixture<ScreenshotTests.MorningAndEvening>
{
    private static readonly string? Kept = Environment.GetEnvironmentVariable("CONTENTGEN_SCREENSHOTS") is { Length: > 0 } named
        ? Path.GetFullPath(named, Repository.Root)
        : null;

    private static readonly string Folder = Directory.CreateDirectory(
        Kept ?? Path.Combine(Repository.Root, "artifacts", "screenshots")).FullName;

    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    public static TheoryData<string, int> Looks
    {
        get
        {
            var looks = new TheoryData<string, int>();
            foreach (var state in new[] { "before", "during", "after", "failed", "review" })
            {
                looks.Add(state, 390);
                looks.Add(state, 1280);
            }

            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task State_ShownInEitherScheme_HasNoFaultAndIsDrawn(string state, int width)
    {
        await using var page = await OpenAsync(state, width);
        Assert.False(
            await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), "The page scrolls sideways.");
        await page.Page.EvaluateAsync(
            "Promise.all([...document.images].filter(image => image.loading !== 'lazy').map(image => image.decode().catch(() => {})))");
        foreach (var scheme in Schemes)
        {
            await page.WearAsync(scheme);

            // Each state is looked at in both schemes and at both widths; colours do not hang on the width.
            if (scheme == (width < 600 ? ColorScheme.Dark : ColorScheme.Light))
            {
                Assert.Empty(await page.FaultsAsync());
            }

            await DrawAsync(page, Path.Combine(Folder, $"{state}-{width}-{scheme.ToString().ToLowerInvariant()}.png"));
        }

        await EndAsync(page, state);
    }

    private static async Task DrawAsync(OpenPage page, string file)
    {
        await page.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
        await ReduceColoursAsync(file);
        Assert.True(new FileInfo(file).Length > 5_000, $"{file} shows nothing.");
    }

    private async Task<OpenPage> OpenAsync(string state, int width)
    {
        var window = new BrowserNewContextOptions
        {
            ViewportSize = new() { Width = width, Height = width < 600 ? 844 : 900 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        };
        switch (state)
        {
            case "before":
                var fresh = await fixture.OpenWindowAsync("", window, page => page.RouteAsync(
                    "**/api/b*", route => route.FulfillAsync(new()
                    {
                        ContentType = "application/json",
                        Body = new Uri(route.Request.Url).AbsolutePath == "/api/briefs" ? """{"briefs":[],"after":null}""" : """{"runId":null}""",
                    })));
                await Expect(fresh.Button("Make the first brief")).ToBeVisibleAsync();
                await fresh.ChoicesAsync();
                await fresh.Page.Locator("#start details").EvaluateAsync("box => { box.open = false; }");
                return fresh;
            case "during":
                await fixture.App.SetFaultsAsync(new { bedrock = new { mode = "hang", agent = "SCRIPT_GENERATOR" } });
                var made = await fixture.App.StartRunAsync(new { edition = "morning", forceFresh = true });
                var running = await fixture.OpenWindowAsync($"?runId={made}", window);
                await Expect(running.Growing.Locator("[data-step=SCRIPT_GENERATOR][data-state=RUNNING]")).ToBeVisibleAsync();
                await Expect(running.Growing.Locator("h4").First).ToBeVisibleAsync();
                return running;
            case "failed":
                await fixture.App.FollowAsync(await fixture.App.StartRunAsync(new { edition = "morning" }));
                var failed = await fixture.OpenWindowAsync("?runId=run-of-nobody", window);
                await failed.BriefAsync();
                return failed;
            case "review":
                var waiting = await fixture.App.StartRunAsync(new { edition = "morning", review = true });
                var review = await fixture.OpenWindowAsync($"?runId={waiting}", window);
                await Expect(review.Button("Approve")).ToBeVisibleAsync();
                return review;
            default:
                var runId = await fixture.App.StartRunAsync(new { edition = "morning" });
                await fixture.App.FollowAsync(runId);
                var done = await fixture.OpenWindowAsync($"?runId={runId}", window);
                await done.BriefAsync();
                await Expect(done.Page.Locator(".past").First).ToBeAttachedAsync();
                return done;
        }
    }

    private async Task EndAsync(OpenPage page, string state)
    {
        if (state is "during" or "review")
        {
            await fixture.App.SetFaultsAsync(new { });
            await fixture.App.Http.PostAsync($"runtime/webhooks/durabletask/instances/{PageFixture.RunOf(page)}/terminate?reason=drawn", null);
        }
    }

    /// <summary>256 colours are enough for a screen that is kept; without ffmpeg the file stays as it is.</summary>
    private static async Task ReduceColoursAsync(string file)
    {
        if (Kept is null || !File.Exists("/usr/bin/ffmpeg"))
        {
            return;
        }

        var reduced = file + ".reduced.png";
        using var ffmpeg = Process.Start(new ProcessStartInfo("/usr/bin/ffmpeg")
        {
            ArgumentList =
            {
                "-v", "error", "-y", "-i", file, "-vf", "split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=dither=none",
                "-compression_level", "9", "-pred", "mixed", reduced,
            },
        })!;
        await ffmpeg.WaitForExitAsync();
        Assert.Equal(0, ffmpeg.ExitCode);
        if (new FileInfo(reduced).Length < new FileInfo(file).Length)
        {
            File.Move(reduced, file, overwrite: true);
        }

        File.Delete(reduced);
    }

    /// <summary>An app with two editions, the first of which is shown. What it told before it may tell again: all states tell the same.</summary>
    public sealed class MorningAndEvening : PageFixture
    {
        // None comes, or is made up for, while the pictures are drawn.
        private static readonly string InThreeDays = DateTime.UtcNow.AddDays(3).DayOfWeek.ToString();

        protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(AppSettings.TwoAttempts)
        {
            ["Editions__0__Name"] = "morning",
            ["Editions__0__Title"] = "Morning news",
            ["Editions__0__Times"] = "06:30",
            ["Editions__0__TimeZone"] = "Europe/London",
            ["Editions__0__Days"] = InThreeDays,
            ["Editions__1__Name"] = "evening",
            ["Editions__1__Title"] = "Evening news",
            ["Editions__1__Times"] = "18:00",
            ["Editions__1__TimeZone"] = "Europe/London",
            ["Editions__1__Days"] = InThreeDays,
            ["News__RepeatAfter"] = "00:00:00",
        };
    }
}
