namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>Parts of a path: run ids and attempts to be somewhere else.</summary>
internal static class PathTexts
{
    /// <summary>Escaped, and still one part when the server has read it.</summary>
    private static readonly string[] Inside =
    [
        "nobody", "..%2f..%2fetc%2fpasswd", "..%5c..%5cwindows", "%252e%252e%252f", "%c0%ae%c0%ae%c0%af", "%ff%fe", "%e2%80%ae", "%0d%0aX-Injected:%201",
        "%0a", "%09", "%20", "a%20b", "%25", "%25%32%65", "run-1;admin=true", "~root", "*", "$", "%40CircuitBreaker%40bedrock", "%7BrunId%7D", "%22", "%27",
        "latest", "index.json", ".hidden", "...", "a..b", "con", "nul", "%F0%9F%98%80", "%ED%A0%80", "C:%5Cx", "%2fetc%2fpasswd", "%3f", "%23", "run-1%2faudio",
    ];

    /// <summary>Not for the function: the server ends the path elsewhere, changes it or refuses it.</summary>
    private static readonly string[] Outside =
        ["", "..", ".", "%2e%2e", "%2e", "../../etc/passwd", "a/b", "a//b", "%00", "a%00b", "x/../y", "./x", "\\..\\x", "%zz", "%", "%u002e", "#x", "?x"];

    /// <param name="known">A part that names something.</param>
    /// <returns>The part, and whether it reaches the function whose route has it.</returns>
    public static (string Part, bool Reaches) Any(Draw draw, string known) => draw.Below(10) switch
    {
        0 or 1 => (known, true),
        2 => (draw.One(Outside), false),
        3 => (new string(draw.One('a', '-', '_', '0'), 1 + draw.Below(3_000)), true),
        4 => (Escape(Texts.Any(draw)) is { Length: > 0 } part && IsWhole(part) ? part : "x", true),
        5 => (known + draw.One("x", "-", "%2e", "%20", "%2f", "."), true),
        6 when known.Length > 0 => (draw.Chance(50) ? known.ToUpperInvariant() : known[..(1 + draw.Below(known.Length))], true),
        _ => (draw.One(Inside), true),
    };

    /// <summary>Escaped so that every character arrives. Half a surrogate pair becomes U+FFFD.</summary>
    public static string Escape(string text) => Uri.EscapeDataString(text);

    private static bool IsWhole(string part) =>
        part is not ("." or "..") && part.Length < 6_000 && !part.Contains("%00", StringComparison.Ordinal);
}
