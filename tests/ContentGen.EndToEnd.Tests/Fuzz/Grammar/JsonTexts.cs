using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>JSON values, right and wrong, as text.</summary>
internal static class JsonTexts
{
    /// <summary>Valid JSON of any kind, shallow or deep.</summary>
    public static string Value(Draw draw, int depth = 0) => draw.Below(depth > 3 ? 5 : 8) switch
    {
        0 => draw.One("null", "true", "false"),
        1 => draw.One("0", "-1", "3.14", "1e5", "99999999999999999999999", "-1E-400", "123456789012345678901234567890.5"),
        2 or 3 => Text(Texts.Any(draw)),
        4 => draw.One("[]", "{}", "\"\"", "[[]]", "{\"\":{}}"),
        5 => "[" + string.Join(',', Enumerable.Range(0, draw.Below(4)).Select(_ => Value(draw, depth + 1))) + "]",
        6 =>
            "{" + string.Join(
                ',', Enumerable.Range(0, draw.Below(4)).Select(_ => Text(Texts.Any(draw)) + ":" + Value(draw, depth + 1))) + "}",
        _ => Nested(1 + draw.Below(50)),
    };

    public static string Text(string text) => JsonSerializer.Serialize(text);

    /// <summary>A text with half a surrogate pair: legal by the grammar of JSON, and no text.</summary>
    public static string HalfPair(Draw draw) => draw.One("\"\\ud800\"", "\"\\udc00x\"", "\"general\\ud83d\"", "\"\\ud800\\ud800\"");

    public static string Nested(int depth) => new string('[', depth) + new string(']', depth);

    /// <summary>Bytes that are no JSON.</summary>
    public static byte[] Broken(Draw draw, string whole) => draw.Below(12) switch
    {
        0 => Encoding.UTF8.GetBytes(whole[..^1]),
        1 => Encoding.UTF8.GetBytes(whole[..draw.Below(whole.Length)] + "\u0001"),
        2 => Encoding.UTF8.GetBytes(whole + draw.One("}", ",", "x", "{}", "//")),
        3 => [0x7B, 0x22, 0xFF, 0xFE, 0xC3, 0x28, 0x22, 0x7D],
        4 => Encoding.Unicode.GetBytes(whole),
        5 => Encoding.UTF8.GetBytes(whole.Replace('"', '\'')),
        6 => Encoding.UTF8.GetBytes(whole.Replace(':', '=')),
        7 => Encoding.UTF8.GetBytes("/* x */" + whole),
        8 => Encoding.UTF8.GetBytes(Nested(65 + draw.Below(5_000))),
        9 => Encoding.UTF8.GetBytes(new string('[', 1 + draw.Below(8_000))),
        10 =>
            Encoding.UTF8.GetBytes(string.Create(
                CultureInfo.InvariantCulture, $"{{\"maxStories\":{draw.One("01", "0x5", "NaN", "-", "1.", "+1", ".5", "5u")}}}")),
        _ => [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 3, .. Encoding.UTF8.GetBytes(whole)],
    };
}
