namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>Texts that programs have stumbled over.</summary>
internal static class Texts
{
    private static readonly string[] Awkward =
    [
        "", " ", ".", "..", "null", "undefined", "true", "0", "-1", "NaN", "1e999", "%", "%s%s%n", "${7*7}", "{{7*7}}", "{0}", "$", "*", "~", "|",
        "' OR '1'='1", "\"; DROP TABLE runs; --", "<script>alert(1)</script>", "<!ENTITY x SYSTEM 'file:///x'>", "]]>", "\\", "/", "//",
        "\u00e9\u00df\u4e2d\u6587", "e\u0301\u0301\u0301", "\ud83d\ude00\ud83c\udffd", "\u202eright to left", "\ufeff", "\u200b", "\uffff",
        "I\u0130\u0131i", "\ufb01", "CON", "nul.txt", "con|in?valid*", "@CircuitBreaker@bedrock", "@", "regenerate-x", "a\tb", "a'b\"c`d",
    ];

    public static string Any(Draw draw) => draw.Below(8) switch
    {
        0 => new string(draw.One('a', 'A', '0', '-', '\u00e9', '('), 1 << draw.Below(13)),
        1 => string.Concat(Enumerable.Range(0, 1 + draw.Below(30)).Select(_ => (char)(1 + draw.Below(0x250)))),
        2 => draw.One(Awkward) + draw.One(Awkward),
        3 => string.Concat(Enumerable.Range(0, 1 + draw.Below(12)).Select(_ => char.ConvertFromUtf32(0x1F300 + draw.Below(0x300)))),
        _ => draw.One(Awkward),
    };

    /// <summary>One that is the same in a header: printable ASCII.</summary>
    public static string Ascii(Draw draw) => string.Concat(Any(draw).Where(letter => letter is >= ' ' and <= '~')).Trim();

    /// <summary>A number as JSON, a query or a range may name it.</summary>
    public static string Number(Draw draw) => draw.One(
        "0", "-0", "1", "-1", "00", "1.0", "1.5", "10", "11", "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808",
        "99999999999999999999999999", "1e1", "1e400", "-1e400", "0x10", "1_000", "+5", "\u0661", "NaN", "Infinity", new string(
            '9', 1 + draw.Below(2_000)));
}
