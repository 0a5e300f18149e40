using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The Chromium that is installed on this machine: the headless shell where it is, which takes half the time.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly SemaphoreSlim Opening = new(1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    public static string? Path => Environment.GetEnvironmentVariable("CONTENTGEN_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is none.</summary>
    public static void SkipIfMissing() => Assert.SkipWhen(
        Path is null, "No Chromium is installed (Debian package chromium-headless-shell or chromium; or name one in CONTENTGEN_CHROMIUM).");

    /// <summary>
    /// The one browser of this process, as starting one takes longer than most tests; each window is of a context of its own, which shares
    /// nothing with others.
    /// </summary>
    public static async Task<IBrowser> OpenAsync()
    {
        await Opening.WaitAsync();
        try
        {
            if (_playwright is null)
            {
                _playwright = await Playwright.CreateAsync();
                AppDomain.CurrentDomain.ProcessExit += (_, _) => _playwright.Dispose();
            }

            return _browser is { IsConnected: true } ? _browser : _browser = await LaunchAsync(_playwright);
        }
        finally
        {
            Opening.Release();
        }
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
        ],
    });
}
