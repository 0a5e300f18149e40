using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>One window, with what it complained about and whom it asked.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    public OpenPage(IPage page)
    {
        Page = page;
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
        page.Request += (_, request) => Asked.Add(new Uri(request.Url));
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings and violations of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    public List<Uri> Asked { get; } = [];

    public ILocator Words => Page.Locator(".word");

    public ILocator Spoken => Page.Locator(".word[aria-current=true]");

    public Task<double> PlayedSecondsAsync() => Page.EvaluateAsync<double>("document.querySelector('audio').currentTime");

    /// <summary>Waits until a brief is shown.</summary>
    public Task BriefAsync() => Page.GetByRole(AriaRole.Region, new() { NameRegex = new("Read|read") }).WaitForAsync();

    /// <summary>Waits until the run that the page follows has ended.</summary>
    public Task EndAsync() => Page.Locator("#run-status", new() { HasTextRegex = new("^(Done|Failed)") }).WaitForAsync();

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
