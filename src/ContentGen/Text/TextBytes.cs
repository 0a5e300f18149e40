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
        if (ByteOrderMark(bytes) is var (marked, length))
        {
            return marked.GetString(bytes, length, bytes.Length - length);
        }

        if (Wide(bytes) is { } wide)
        {
            return wide.GetString(bytes);
        }

        var named = Named(bytes, charset);
        var (right, wrong) = Utf8Sequences(bytes);
        var isUtf8 = wrong == 0 ? right > 0 || named is null or { IsSingleByte: true } : right >= RightForEachWrong * wrong;
        return (isUtf8 ? Encoding.UTF8 : named ?? Likeliest(bytes)).GetString(bytes);
    }

    private static (Encoding Encoding, int Length)? ByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
        [0xFF, 0xFE, 0, 0, ..] => (Encoding.UTF32, 4),
        [0, 0, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: true), 4),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        _ => null,
    };

    /// <summary>UTF-16 and UTF-32 without a mark: every document here begins with signs of ASCII.</summary>
    private static Encoding? Wide(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [not 0, 0, 0, 0, not 0, 0, 0, 0, ..] => Encoding.UTF32,
        [0, 0, 0, not 0, 0, 0, 0, not 0, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
        [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    /// <remarks>
    /// A server's Latin charset is often only its setting for everything, so a document that names another is right. UTF-16 it cannot be
    /// here, whoever says so.
    /// </remarks>
    private static Encoding? Named(byte[] bytes, string? charset)
    {
        var (server, document) = (Find(charset), Find(Declared().Match(Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head))) is
        { Success: true } match ? match.Groups[1].Value : null));
        return server is null or { CodePage: WindowsLatin } ? document ?? server : server;
    }

    private static Encoding? Find(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var plain = name.Trim().Trim('"', '\'').ToLowerInvariant();
        if (CodePage().Match(plain) is { Success: true } page)
        {
            return WithoutUtf(FindPage(int.Parse(page.Groups[1].Value, CultureInfo.InvariantCulture)));
        }

        return plain switch
        {
            "iso-8859-1" or "iso8859-1" or "latin1" or "latin-1" or "us-ascii" or "ascii" => FindPage(WindowsLatin),
            "iso-8859-9" => FindPage(1254),
            "gb2312" or "gbk" or "x-gbk" => FindPage(54936),
            "shift_jis" or "shift-jis" or "sjis" or "x-sjis" or "ms_kanji" => FindPage(932),
            "ks_c_5601-1987" or "euc-kr" or "korean" => FindPage(949),
            _ => WithoutUtf(FindName(plain)),
        };
    }

    private static Encoding? FindName(string name) =>
        OrNone(() => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name));

    private static Encoding? FindPage(int page) =>
        OrNone(() => CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page));

    private static Encoding? OrNone(Func<Encoding> find)
    {
        try
        {
            return find();
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    // UTF-8 was tried before any name is believed, and UTF-7 is a known way to smuggle signs past a reader.
    private static Encoding? WithoutUtf(Encoding? encoding) =>
        encoding?.WebName.StartsWith("utf-", StringComparison.OrdinalIgnoreCase) == true ? null : encoding;

    private static Encoding Likeliest(byte[] bytes)
    {
        var found = CharsetDetector.DetectFromBytes(bytes).Detected;
        return (found?.Confidence >= LeastConfidence ? Find(found.EncodingName) : null) ?? FindPage(WindowsLatin)!;
    }

    /// <summary>Sequences of several bytes that are right and wrong as UTF-8.</summary>
    private static (int Right, int Wrong) Utf8Sequences(ReadOnlySpan<byte> bytes)
    {
        var (right, wrong) = (0, 0);
        while (bytes.Length > 0)
        {
            if (bytes[0] < 0x80)
            {
                var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
                bytes = bytes[(ascii < 0 ? bytes.Length : ascii)..];
                continue;
            }

            var isRight = Rune.DecodeFromUtf8(bytes, out _, out var length) == System.Buffers.OperationStatus.Done;
            (right, wrong) = isRight ? (right + 1, wrong) : (right, wrong + 1);
            bytes = bytes[length..];
        }

        return (right, wrong);
    }

    [GeneratedRegex("""<\?xml[^>]*?\bencoding\s*=\s*["']?\s*([\w:.()-]+)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(?:x-)?(?:win(?:dows)?|cp|ibm|ms)[-_]?(\d{3,5})$", RegexOptions.CultureInvariant)]
    private static partial Regex CodePage();
}
