using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContentGen.Text;

namespace ContentGen.Http.Page;

/// <summary>
/// The page's files, embedded in the assembly: a document with its styles in it, and the modules that it loads. The modules' address
/// names their version, so that a browser may keep them for good.
/// </summary>
internal static class AppPage
{
    public const string ContentType = "text/html; charset=utf-8";
    public const string ModuleType = "text/javascript; charset=utf-8";

    private const int NonceBytes = 16;
    private const int VersionBytes = 6;
    private const string Folder = "Page/";

    // Order is important: a later one may say something else of the same thing.
    private static readonly string[] Styles = ["base.css", "layout.css", "brief.css", "player.css", "making.css", "operators.css"];

    // Few visitors open the operators' corner; what only it needs is loaded then.
    private static readonly string[] LoadedLater = ["operators.js", "needs.js"];

    private static readonly ImmutableSortedDictionary<string, byte[]> Modules = typeof(AppPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(name => name[Folder.Length..], EmbeddedFile.Bytes, StringComparer.Ordinal);

    /// <summary>The version of the modules, as their addresses name it.</summary>
    public static string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(
        [.. Modules.SelectMany(module => Encoding.UTF8.GetBytes(module.Key).Concat(module.Value))]).AsSpan(0, VersionBytes));

    // Below what it uses, as initializers run in this order.
    private static readonly string Document = Read("page.html")
        .Replace("{{style}}", string.Concat(Styles.Select(Read)), StringComparison.Ordinal)
        .Replace("{{preload}}", string.Join('\n', Modules.Keys.Except(LoadedLater).Select(Preload)), StringComparison.Ordinal)
        .Replace("{{main}}", AddressOf("main.js"), StringComparison.Ordinal);

    /// <summary>A new one for each answer: scripts and styles without it do not run.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    public static byte[] With(string nonce) => Encoding.UTF8.GetBytes(Document.Replace("{{nonce}}", nonce, StringComparison.Ordinal));

    /// <returns>A module's text; null when there is none of this name.</returns>
    public static byte[]? Module(string name) => Modules.GetValueOrDefault(name);

    /// <summary>
    /// Scripts and styles are the page's own. Pictures are the publishers', asked for over TLS and without telling them which brief.
    /// </summary>
    public static string SecurityPolicy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; media-src 'self'; "
        + "img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string AddressOf(string module) => $"/api/page/{Version}/{module}";

    private static string Preload(string module) => $"<link rel=\"modulepreload\" nonce=\"{{{{nonce}}}}\" href=\"{AddressOf(module)}\">";

    private static string Read(string name) => EmbeddedFile.Text(Folder + name);
}
