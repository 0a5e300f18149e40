namespace ContentGen.Http;

/// <summary>A part of a content, both ends included, always within it.</summary>
internal readonly record struct ByteRange(long First, long Last)
{
    private const string Unit = "bytes=";

    public long Length => Last - First + 1;

    /// <summary>
    /// Reads a <c>Range</c> field by RFC 9110, 14.1.2. A field that is malformed, of another unit or of several ranges may be
    /// ignored, and is.
    /// </summary>
    /// <param name="length">Bytes of the whole content.</param>
    public static RangeDemand Parse(string? field, long length, out ByteRange range)
    {
        range = default;
        if (field is null || !field.StartsWith(Unit, StringComparison.OrdinalIgnoreCase))
        {
            return RangeDemand.Whole;
        }

        var spec = field.AsSpan(Unit.Length).Trim(" \t");
        var dash = spec.IndexOf('-');
        if (dash < 0 || !TryReadPosition(spec[..dash], out var first) || !TryReadPosition(spec[(dash + 1)..], out var last))
        {
            return RangeDemand.Whole;
        }

        return (first, last) switch
        {
            (null, null) => RangeDemand.Whole,
            (null, { } suffix) => Select(Math.Max(0, length - suffix), length - 1, out range),
            ({ } from, { } to) when to < from => RangeDemand.Whole,
            ({ } from, _) => Select(from, Math.Min(last ?? long.MaxValue, length - 1), out range),
        };
    }

    private static RangeDemand Select(long first, long last, out ByteRange range)
    {
        range = new ByteRange(first, last);
        return first <= last ? RangeDemand.Part : RangeDemand.Unsatisfiable;
    }

    // Positions have no upper bound in the grammar; beyond any content they all mean the same.
    private static bool TryReadPosition(ReadOnlySpan<char> digits, out long? position)
    {
        position = null;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            var value = position ?? 0;
            position = value > (long.MaxValue - 9) / 10 ? long.MaxValue : value * 10 + (digit - '0');
        }
        return true;
    }
}
