using System.Web;
using ContentGen.Simulator;
using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The app with its simulator, and a browser to look at its page with.</summary>
public class PageFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _data = new();
    private IBrowser? _browser;
    private HostedApp? _app;

    public ServedApp App => _app!;

    /// <summary>The app's settings.</summary>
    protected virtual IReadOnlyDictionary<string, string?> Settings => AppSettings.TwoAttempts;

    /// <summary>How long the services take; at once where a run as such is not the point.</summary>
    protected virtual SimulatorLatency Latency => SimulatorLatency.None;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Path is null)
        {
            return;
        }

        _app = await HostedApp.StartAsync(_data.Path, Settings, new() { Latency = Latency });
        // A busy machine breaks no expectation.
        Assertions.SetDefaultExpectTimeout(60_000);
        _browser = await Chromium.OpenAsync();
        await PrepareAsync();
    }

    /// <summary>The page in a window of its own; skips the test when there is no Chromium.</summary>
    public Task<OpenPage> OpenAsync(string query = "", int width = 1280, ColorScheme scheme = ColorScheme.Light) =>
        OpenWindowAsync(query, new() { ViewportSize = new() { Width = width, Height = 850 }, ColorScheme = scheme });

    /// <param name="prepare">What is to be done before the page is asked for.</param>
    /// <param name="pictures">False to leave what is asked for to the browser and its cache; pictures then are not found.</param>
    public async Task<OpenPage> OpenWindowAsync(
        string query, BrowserNewContextOptions options, Func<IPage, Task>? prepare = null, bool pictures = true)
    {
        Chromium.SkipIfMissing();
        // Without a graphics card the processor draws what moves, sixty times a second.
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await _browser!.NewContextAsync(options);
        await context.AddInitScriptAsync(OpenPage.ShiftWatch);
        if (pictures)
        {
            await context.RouteAsync(address => new Uri(address).Host.EndsWith(".example", StringComparison.Ordinal), DrawnPicture.AnswerAsync);
        }

        var page = new OpenPage(await context.NewPageAsync());
        await (prepare?.Invoke(page.Page) ?? Task.CompletedTask);
        await page.Page.GotoAsync(new Uri(App.Http.BaseAddress!, $"api/app{query}").ToString());
        return page;
    }

    /// <summary>The page with a delivered brief on it.</summary>
    public async Task<OpenPage> OpenBriefAsync(int width = 1280, ColorScheme scheme = ColorScheme.Light, object? asked = null)
    {
        Chromium.SkipIfMissing();
        var runId = await App.StartRunAsync(asked);
        await App.FollowAsync(runId);
        var page = await OpenAsync($"?runId={runId}", width, scheme);
        await page.BriefAsync();
        return page;
    }

    /// <summary>The id of the run whose brief a page shows.</summary>
    public static string RunOf(OpenPage page) => HttpUtility.ParseQueryString(new Uri(page.Page.Url).Query)["runId"]!;

    /// <summary>What there is before the first test.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }

        _data.Dispose();
    }
}

/// <summary>Services that take their usual time, so that a run can be seen going on.</summary>
public sealed class UnhurriedServices : PageFixture
{
    protected override SimulatorLatency Latency => SimulatorLatency.Default;
}
