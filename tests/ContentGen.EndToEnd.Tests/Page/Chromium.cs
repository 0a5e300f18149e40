using Microsoft.Playwright;

namespace ContentGen.EndToEnd.Tests.Page;

/// <summary>The Chromium that is installed on this machine: the headless shell where it is, which takes half the time.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
        ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    public static string? Path => Environment.GetEnvironmentVariable("CONTENTGEN_CHROMIUM") ?? Places.FirstOrDefault(File.Exists);

    /// <summary>Skips the test where there is none.</summary>
    public static void SkipIfMissing() => Skip.If(
        Path is null, "No Chromium is installed (Debian package chromium-headless-shell or chromium; or name one in CONTENTGEN_CHROMIUM).");

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path,
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required",
        ],
    });
}
