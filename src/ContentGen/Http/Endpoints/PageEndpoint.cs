using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContentGen.Briefs;
using ContentGen.Text;

namespace ContentGen.Http.Endpoints;

/// <summary>
/// The page for listeners, editors and operators. Its files are embedded in the assembly: a document with its styles in it, and the
/// modules that it loads. The modules' address names their version, so that a browser may keep them for good.
/// </summary>
public static class PageEndpoint
{
    /// <summary>The root: a route must have a name or a parameter, and this one's can only be left out.</summary>
    public const string Root = "{root:maxlength(0)?}";

    private const string ForGood = "public, max-age=31536000, immutable";
    private const string Folder = "Page/";
    private const int NonceBytes = 16;
    private const int VersionBytes = 6;

    // Order is important: a later one may say something else of the same thing.
    private static readonly string[] Styles = ["base.css", "layout.css", "brief.css", "player.css", "making.css", "operators.css"];

    // Few visitors open the operators' corner; what only it needs is loaded then.
    private static readonly string[] LoadedLater = ["operators.js", "needs.js"];

    private static readonly ImmutableSortedDictionary<string, byte[]> Modules = typeof(PageEndpoint).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal) && name.EndsWith(".js", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(name => name[Folder.Length..], EmbeddedFile.Bytes, StringComparer.Ordinal);

    // Below what it is made of, as initializers run in this order; so is the document.
    private static readonly string Version = Convert.ToHexStringLower(SHA256.HashData(
        [.. Modules.SelectMany(module => Encoding.UTF8.GetBytes(module.Key).Concat(module.Value))]).AsSpan(0, VersionBytes));

    private static readonly string Document = Read("page.html")
        .Replace("{{style}}", string.Concat(Styles.Select(Read)), StringComparison.Ordinal)
        .Replace("{{preload}}", string.Join('\n', Modules.Keys.Except(LoadedLater).Select(Preload)), StringComparison.Ordinal)
        .Replace("{{main}}", AddressOf("main.js"), StringComparison.Ordinal);

    /// <summary><c>GET /</c>: leads to the page, with what is asked of it.</summary>
    [Function("GetRoot")]
    public static IResult GetRoot([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Root)] HttpRequest request) =>
        Results.Redirect(BriefPath.Page + request.QueryString.ToUriComponent(), permanent: false, preserveMethod: true);

    /// <summary><c>GET /api/app</c>: the document. Scripts and styles come from nowhere else but here.</summary>
    [Function("GetApp")]
    public static IResult Get([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/app")] HttpRequest request)
    {
        // A new one for each answer: scripts and styles without it do not run.
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        var page = Document.Replace("{{nonce}}", nonce, StringComparison.Ordinal);
        return Results.Bytes(Encoding.UTF8.GetBytes(page), "text/html; charset=utf-8")
            .With("Content-Security-Policy", SecurityPolicy(nonce));
    }

    /// <summary><c>GET /api/page/{version}/{module}</c>: one module of the page.</summary>
    /// <remarks>
    /// While a new version is rolled out an instance may be asked for the other's: it answers with its own, not to be kept.
    /// </remarks>
    [Function("GetPageModule")]
    public static IResult GetModule(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/page/{version}/{module}")] HttpRequest request,
        string version,
        string module) =>
        Modules.TryGetValue(module, out var text)
            ? Results.Bytes(text, "text/javascript; charset=utf-8").With("Cache-Control", version == Version ? ForGood : "no-store")
            : Problems.NotFound("unknown-module", "There is no such part of the page", "The page has no module of this name.");

    /// <summary>
    /// Scripts and styles are the page's own. Pictures are the publishers', asked for over TLS and without telling them which brief.
    /// </summary>
    private static string SecurityPolicy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; media-src 'self'; "
        + "img-src 'self' data: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string AddressOf(string module) => $"/api/page/{Version}/{module}";

    private static string Preload(string module) => $"<link rel=\"modulepreload\" nonce=\"{{{{nonce}}}}\" href=\"{AddressOf(module)}\">";

    private static string Read(string name) => EmbeddedFile.Text(Folder + name);
}
