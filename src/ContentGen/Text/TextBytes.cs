using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using UtfUnknown;

namespace ContentGen.Text;

/// <summary>
/// Reads bytes as text whatever is said of their charset. A byte order mark decides; else bytes that make sense as UTF-8 are UTF-8, for
/// nothing else does so by chance; else the charset that was named, in the document or by the server; else the likeliest one. What
/// belongs to no character becomes U+FFFD.
/// </summary>
public static partial class TextBytes
{
    private const int Head = 1024;
    private const float LeastConfidence = 0.5f;
    private const int RightForEachWrong = 4;
    private const int WindowsLatin = 1252;

    /// <param name="charset">Of the answer's <c>Content-Type</c>; null when it names none.</param>
    public static string Decode(byte[] bytes, string? charset)
    {
        if (Unmistakable(bytes) is var (encoding, mark))
        {
            return encoding.GetString(bytes, mark, bytes.Length - mark);
        }

        var named = Named(bytes, charset);
        var (right, wrong) = Utf8Sequences(bytes);
        var isUtf8 = wrong == 0 ? right > 0 || named is null or { IsSingleByte: true } : right >= RightForEachWrong * wrong;
        return (isUtf8 ? Encoding.UTF8 : named ?? Likeliest(bytes)).GetString(bytes);
    }

    /// <summary>
    /// By the byte order mark, of the length given; without one, UTF-16 and UTF-32 by their zeros, for every document here begins with
    /// signs of ASCII.
    /// </summary>
    private static (Encoding Encoding, int Mark)? Unmistakable(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => (Encoding.UTF32, 0),
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 0),
        [not 0, 0, not 0, 0, ..] => (Encoding.Unicode, 0),
        [0, not 0, 0, not 0, ..] => (Encoding.BigEndianUnicode, 0),
        _ => null,
    };

    /// <remarks>
    /// A server's Latin charset is often only its setting for everything, so a document that names another is right. UTF-16 it cannot be
    /// here, whoever says so.
    /// </remarks>
    private static Encoding? Named(byte[] bytes, string? charset)
    {
        var declared = Declared().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head)));
        var (server, document) = (Find(charset), declared.Success ? Find(declared.Groups[1].Value) : null);
        return server is null or { CodePage: WindowsLatin } ? document ?? server : server;
    }

    private static Encoding? Find(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var plain = name.Trim().Trim('"', '\'').ToLowerInvariant();
        int? page = plain switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" => WindowsLatin,
            "iso-8859-9" => 1254,
            "gb2312" or "gbk" or "x-gbk" => 54936,
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" => 932,
            "ks_c_5601-1987" or "euc-kr" or "korean" => 949,
            _ when CodePage().Match(plain) is { Success: true } named => int.Parse(named.Groups[1].Value, CultureInfo.InvariantCulture),
            _ => null,
        };
        try
        {
            var found = page is { } number
                ? CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number)
                : CodePagesEncodingProvider.Instance.GetEncoding(plain) ?? Encoding.GetEncoding(plain);

            // UTF-8 was tried before any name is believed, and UTF-7 is a known way to smuggle signs past a reader.
            return found.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) ? null : found;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static Encoding Likeliest(byte[] bytes)
    {
        var found = CharsetDetector.DetectFromBytes(bytes).Detected;
        return (found?.Confidence >= LeastConfidence ? Find(found.EncodingName) : null) ?? Find("windows-1252")!;
    }

    /// <summary>Sequences of several bytes that are right and wrong as UTF-8.</summary>
    private static (int Right, int Wrong) Utf8Sequences(ReadOnlySpan<byte> bytes)
    {
        var (right, wrong) = (0, 0);
        while (bytes.Length > 0)
        {
            var isRight = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            right += isRight && !rune.IsAscii ? 1 : 0;
            wrong += isRight ? 0 : 1;
            bytes = bytes[length..];
        }

        return (right, wrong);
    }

    [GeneratedRegex("""<\?xml[^>]*?\bencoding\s*=\s*["']?\s*([\w:.()-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(?:x-)?(?:win(?:dows)?|cp|ibm|ms)[-_]?(\d{3,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePage();
}
