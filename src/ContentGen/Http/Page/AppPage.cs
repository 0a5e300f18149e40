using System.Security.Cryptography;
using System.Text;
using ContentGen.Text;

namespace ContentGen.Http.Page;

/// <summary>The page's files, embedded in the assembly, put together into one document.</summary>
internal static class AppPage
{
    public const string ContentType = "text/html; charset=utf-8";

    private const int NonceBytes = 16;

    // Order is important: start.js uses what the others define.
    private static readonly string[] Scripts = ["dom.js", "karaoke.js", "brief.js", "run.js", "start.js"];

    private static readonly string Document = Read("page.html")
        .Replace("{{style}}", Read("page.css"), StringComparison.Ordinal)
        .Replace("{{script}}", string.Concat(Scripts.Select(Read)), StringComparison.Ordinal);

    /// <summary>A new one for each answer: scripts and styles without it do not run.</summary>
    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));

    public static byte[] With(string nonce) => Encoding.UTF8.GetBytes(Document.Replace("{{nonce}}", nonce, StringComparison.Ordinal));

    public static string SecurityPolicy(string nonce) =>
        $"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; media-src 'self'; img-src data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private static string Read(string name) => EmbeddedFile.Text($"Page/{name}");
}
