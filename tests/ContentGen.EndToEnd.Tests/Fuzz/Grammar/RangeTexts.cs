namespace ContentGen.EndToEnd.Tests.Fuzz.Grammar;

/// <summary>Values of a <c>Range</c> header by its grammar and beside it.</summary>
internal static class RangeTexts
{
    public static string Any(Draw draw) => draw.Below(5) switch
    {
        0 => $"bytes={Position(draw)}-{Position(draw)}",
        1 => $"bytes={draw.One("-", "--", "0--1", "-0", ",", "0-0,", "0-1,5-6", "a-b", " 0 - 5 ", "0-5;x", "\t0-9")}",
        2 => $"{draw.One("bits", "BYTES", "", "bytes ", "bytes:")}={Position(draw)}-",
        3 => "bytes=" + string.Join(',', Enumerable.Range(0, 1 + draw.Below(500)).Select(_ => "0-")),
        _ => Texts.Ascii(draw),
    };

    private static string Position(Draw draw) => draw.One("", "0", "1", "100", "1000000", Ascii(Texts.Number(draw)));

    private static string Ascii(string text) => string.Concat(text.Where(char.IsAscii));
}
