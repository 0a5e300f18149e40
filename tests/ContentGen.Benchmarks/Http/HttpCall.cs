using System.Text;

namespace ContentGen.Benchmarks.Http;

/// <summary>A request as it is sent.</summary>
/// <param name="Path">Without a slash before it.</param>
/// <param name="Json">Body; null for none.</param>
internal sealed record HttpCall(HttpMethod Method, string Path, string? Json = null)
{
    public byte[] Encode(Uri address) => Encoding.UTF8.GetBytes(
        $"{Method} /{Path} HTTP/1.1\r\nHost: {address.Authority}\r\n{ContentHeaders}\r\n{Json}");

    private string ContentHeaders => Json is null
        ? ""
        : $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(Json)}\r\n";
}
