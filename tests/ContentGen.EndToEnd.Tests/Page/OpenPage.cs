using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>One window, with what it complained about and whom it asked.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    /// <summary>
    /// Sums the layout's shifts as the Layout Instability API tells them, those aside that follow an input within half a second; keeps
    /// what moved.
    /// </summary>
    public const string ShiftWatch =
        """
        window.shifted = 0; window.movers = [];
        new PerformanceObserver(list => list.getEntries().filter(entry => !entry.hadRecentInput).forEach(entry => {
          window.shifted += entry.value;
          window.movers.push(`${entry.value.toFixed(3)} ${entry.sources.map(source => source.node?.outerHTML?.slice(0, 60)).join(' | ')}`);
        })).observe({ type: 'layout-shift', buffered: true });
        """;

    public OpenPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Enqueue($"{message.Text} {message.Location}");
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Request += (_, request) => Asked.Enqueue(request);
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings and violations of the content security policy.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public ConcurrentQueue<IRequest> Asked { get; } = [];

    public ILocator Words => Page.Locator(".word");

    public ILocator Spoken => Page.Locator(".word[aria-current=true]");

    /// <summary>What makes a brief.</summary>
    public ILocator Form => Page.Locator("#start");

    public ILocator Brief => Page.Locator("#brief");

    public ILocator Player => Page.Locator("#player");

    /// <summary>The card of a brief that is being made.</summary>
    public ILocator Growing => Page.Locator("#brief.growing");

    public ILocator Stories => Page.Locator(".stories .story");

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public Task<double> PlayedSecondsAsync() => Page.EvaluateAsync<double>("document.querySelector('audio').currentTime");

    /// <summary>Waits until a brief is shown.</summary>
    public Task BriefAsync() => Page.GetByRole(AriaRole.Region, new() { NameRegex = new("^Read") }).WaitForAsync();

    /// <summary>Presses the button, follows the run, and waits until its brief is shown in the place of an earlier one.</summary>
    /// <returns>The run's id.</returns>
    public async Task<string> MakeAsync(string name = "Make a brief")
    {
        var before = Page.Url;
        await Button(name).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(before);
        var runId = PageFixture.RunOf(this);
        await Page.Locator($"#brief[data-run='{runId}']").WaitForAsync();
        return runId;
    }

    /// <summary>Waits until a run is in the address.</summary>
    public Task StartedAsync() => Assertions.Expect(Page).ToHaveURLAsync(new Regex("runId="));

    /// <summary>Waits until the sound can be moved in.</summary>
    public Task SoundAsync() => Page.Locator("audio").EvaluateAsync(
        "sound => sound.readyState > 0 || new Promise(ready => sound.addEventListener('loadedmetadata', ready, { once: true }))");

    /// <summary>Waits until the form can be used, and opens all of its choices.</summary>
    public async Task ChoicesAsync()
    {
        await Page.Locator("#go:enabled").WaitForAsync();
        await Page.Locator("#start details").EvaluateAsync("box => { box.open = true; }");
    }

    /// <summary>Everything that can be opened is open, the operators' corner too.</summary>
    public async Task UnfoldAsync()
    {
        await Page.EvaluateAsync("location.hash = '#operators'");
        await Page.Locator("#trace table").WaitForAsync();
        await Page.EvaluateAsync("document.querySelectorAll('details').forEach(box => { box.open = true; })");
    }

    /// <summary>Shows the page as who prefers this scheme sees it, once its colours have changed.</summary>
    public async Task WearAsync(ColorScheme scheme)
    {
        await Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        await Page.EvaluateAsync(
            "Promise.all(document.getAnimations().filter(one => one instanceof CSSTransition).map(one => one.finished.catch(() => {})))");
    }

    /// <summary>What axe-core finds fault with, every rule that it applies by itself.</summary>
    public async Task<string[]> FaultsAsync()
    {
        var found = await Page.RunAxe();
        return [.. found.Violations.SelectMany(fault => fault.Nodes.Select(node => $"{fault.Id}: {fault.Help}: {node.Html}"))];
    }

    /// <summary>How much the layout has shifted by itself, and what did.</summary>
    public async Task<(double Sum, string[] Movers)> ShiftsAsync() =>
        (await Page.EvaluateAsync<double>("shifted"), await Page.EvaluateAsync<string[]>("movers"));

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
