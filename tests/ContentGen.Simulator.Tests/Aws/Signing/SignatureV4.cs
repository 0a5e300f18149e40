using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContentGen.Simulator.Tests.Aws.Loopback;

namespace ContentGen.Simulator.Tests.Aws.Signing;

/// <summary>Signature Version 4 written from its specification, to check the SDK's signatures against.</summary>
internal static class SignatureV4
{
    /// <summary>Signs the request again with the headers, date and scope that its own Authorization header names.</summary>
    public static string Sign(RecordedRequest request, string secretKey)
    {
        var authorization = request.Headers["Authorization"];
        var scope = Part(authorization, "Credential")[(Part(authorization, "Credential").IndexOf('/', StringComparison.Ordinal) + 1)..];
        var canonical = Canonical(request, Part(authorization, "SignedHeaders"));
        return Sign(canonical, request.Headers["X-Amz-Date"], scope, secretKey);
    }

    public static string Sign(string canonicalRequest, string amzDate, string scope, string secretKey)
    {
        var text = $"AWS4-HMAC-SHA256\n{amzDate}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(canonicalRequest))}";
        var key = Encoding.UTF8.GetBytes("AWS4" + secretKey);
        foreach (var part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    public static string Part(string authorization, string name)
        => authorization.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries)
            .Single(part => part.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..];

    private static string Canonical(RecordedRequest request, string signedHeaders)
    {
        var headers = signedHeaders.Split(';').Select(name => $"{name}:{request.Headers[name]}\n");
        var path = string.Join('/', request.Path.Split('/').Select(Encode));
        return $"{request.Method}\n{path}\n{request.Query}\n{string.Concat(headers)}\n{signedHeaders}\n{Hash(request.Body)}";
    }

    /// <summary>Every service but S3 signs the path encoded once more than it is sent.</summary>
    private static string Encode(string sent)
        => string.Concat(Encoding.UTF8.GetBytes(sent).Select(value =>
            char.IsAsciiLetterOrDigit((char)value) || "-._~".Contains((char)value, StringComparison.Ordinal)
                ? ((char)value).ToString()
                : "%" + value.ToString("X2", CultureInfo.InvariantCulture)));

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
