using System.Collections.Frozen;
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

    private static readonly FrozenDictionary<string, byte[]> Modules = typeof(AppPage).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Folder.Length..], EmbeddedFile.Bytes, StringComparer.Ordinal);

    // Above what uses it, as initializers run in this order.
    private static readonly string Version = VersionOf(Modules);

    private static readonly string Document = Read("page.html")
        .Replace("{{style}}", string.Concat(Styles.Select(Read)), StringComparison.Ordinal)
        .Replace("{{preload}}", string.Join('\n', ModuleNames.Except(LoadedLater).Select(Preload)), StringComparison.Ordinal)
        .Replace("{{main}}", AddressOf("main.js"), StringComparison.Ordinal);

    private static IEnumerable<string> ModuleNames => Modules.Keys.Order(StringComparer.Ordinal);

    /// <summary>A new one for each answer: scripts and styles without it do not run.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    public static byte[] With(string nonce) => Encoding.UTF8.GetBytes(Document.Replace("{{nonce}}", nonce, StringComparison.Ordinal));

    /// <param name="isCurrent">True when the version is the one that is served, so that the answer may be kept for good.</param>
    /// <returns>A module's text; null when there is none of this name.</returns>
    public static byte[]? Module(string version, string name, out bool isCurrent)
    {
        isCurrent = version == Version;
        return Modules.GetValueOrDefault(name);
    }

    /// <summary>
    /// Scripts and styles are the page's own. Pictures are the publishers', asked for over TLS and without telling them which brief.
    /// </summary>
    public static string SecurityPolicy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; media-src 'self'; "
        + "img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string AddressOf(string module) => $"/api/page/{Version}/{module}";

    private static string Preload(string module) => $"<link rel=\"modulepreload\" nonce=\"{{{{nonce}}}}\" href=\"{AddressOf(module)}\">";

    private static string Read(string name) => EmbeddedFile.Text(Folder + name);

    private static string VersionOf(FrozenDictionary<string, byte[]> modules)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in modules.Keys.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(modules[name]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, VersionBytes));
    }
}
