using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The app with its simulator, and a browser to look at its page with.</summary>
public class PageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private HostedApp? _app;

    public ServedApp App => _app!;

    /// <summary>The app's settings.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => AppSettings.TwoAttempts;

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _app = await HostedApp.StartAsync(_data.Path, Settings);
        _playwright = await Playwright.CreateAsync();
        _browser = await Chromium.LaunchAsync(_playwright);
    }

    /// <summary>The page in a window of its own; skips the test when there is no Chromium.</summary>
    public async Task<OpenPage> OpenAsync(string query = "", int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(_browser is null, "No Chromium is installed (Debian package chromium; or name one in CONTENTGEN_CHROMIUM).");
        var context = await _browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 850 }, ColorScheme = scheme });
        var page = new OpenPage(await context.NewPageAsync());
        await page.Page.GotoAsync(new Uri(App.Http.BaseAddress!, $"api/app{query}").ToString());
        return page;
    }

    /// <summary>The page with a delivered brief on it.</summary>
    public async Task<OpenPage> OpenBriefAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        Skip.If(_browser is null, "No Chromium is installed (Debian package chromium; or name one in CONTENTGEN_CHROMIUM).");
        var runId = await App.StartRunAsync();
        await App.FollowAsync(runId);
        var page = await OpenAsync($"?runId={runId}", width, scheme);
        await page.BriefAsync();
        return page;
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _data.Dispose();
    }
}
