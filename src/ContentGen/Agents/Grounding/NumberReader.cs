using System.Globalization;
using System.Text.RegularExpressions;

namespace ContentGen.Agents.Grounding;

/// <summary>Finds the numbers of a text: written in digits, or spelled in the words of one language.</summary>
internal sealed partial class NumberReader(NumberWords words)
{
    private static readonly Dictionary<string, decimal> Suffixes = new()
    {
        ["k"] = 1e3m,
        ["m"] = 1e6m,
        ["mn"] = 1e6m,
        ["b"] = 1e9m,
        ["bn"] = 1e9m,
        ["t"] = 1e12m,
        ["tn"] = 1e12m,
        ["万"] = 1e4m,
        ["亿"] = 1e8m,
    };

    public IReadOnlyList<StatedNumber> Read(string text)
    {
        var numbers = new List<StatedNumber>();
        ReadOnlySpan<string> rest = [.. Token().Matches(text).SelectMany(match => Unjoined(match.Value.ToLowerInvariant()))];
        while (!rest.IsEmpty)
        {
            var (number, tokens) = char.IsDigit(rest[0][0]) ? Written(rest) : Spelled(rest);
            if (number is not null)
            {
                numbers.Add(number);
            }

            rest = rest[tokens..];
        }

        return numbers;
    }

    // "twenty-five" and "two-day" are several words; of "quatre-vingt-dix" nothing is read rather than something wrong.
    private IEnumerable<string> Unjoined(string token)
    {
        var parts = token.Split('-', '\u2010', '\u2011');
        return parts.Length == 1 || words.ValueOf(token) is not null ? [token]
            : parts.All(part => words.ValueOf(part) is not null || words.IsJoiner(part)) && Small(parts).Tokens < parts.Length ? []
            : parts;
    }

    /// <summary>The number that digits begin, and how many tokens say it.</summary>
    private (StatedNumber? Number, int Tokens) Written(ReadOnlySpan<string> rest)
    {
        var number = WrittenNumber.Read(rest[0]);
        if (rest.Length > 1 && Suffixes.TryGetValue(rest[1], out var suffix))
        {
            number = number with { Readings = [.. number.Readings, .. number.Readings.Select(value => value * suffix)] };
        }

        var (scale, scales) = Scale(rest[1..]);
        return scales == 0
            ? (number, 1)
            : (number with { Readings = [.. number.Readings.Select(value => value * scale)], Scale = scale }, 1 + scales);
    }

    /// <summary>The number that words begin, and how many tokens say it; null and one token when they begin none.</summary>
    private (StatedNumber? Number, int Tokens) Spelled(ReadOnlySpan<string> rest)
    {
        var (value, used) = Small(rest);
        var (scale, scales) = Scale(rest[used..]);
        if (used + scales == 0)
        {
            return (null, 1);
        }

        var spelled = used == 0 ? scale : value * scale;
        var isSure = used == 0 ? scale > 100 : words.IsSure(rest[0]) && spelled > 1;
        return (new([spelled], [], isSure) { Scale = scales > 0 ? scale : 0 }, used + scales);
    }

    private (decimal Value, int Tokens) Small(ReadOnlySpan<string> rest)
    {
        if (rest.IsEmpty || words.ValueOf(rest[0]) is not { } value)
        {
            return (0, 0);
        }

        var next = rest.Length > 1 && words.IsJoiner(rest[1]) ? 2 : 1;
        var mayHaveOnes = value >= 20 && value % 10 == 0 && next < rest.Length && words.IsSure(rest[next]);
        return mayHaveOnes && words.ValueOf(rest[next]) is > 0 and < 10 and { } ones ? (value + ones, next + 1) : (value, 1);
    }

    private (decimal Scale, int Tokens) Scale(ReadOnlySpan<string> rest) => rest switch
    {
        [var one, var other, ..] when words.ScaleOf(one) * words.ScaleOf(other) is { } scale => (scale, 2),
        [var one, ..] when words.ScaleOf(one) is { } scale => (scale, 1),
        _ => (1, 0),
    };

    [GeneratedRegex(@"\p{Nd}+(?:[.,'’٫٬ \u00A0\u202F\u2009]\p{Nd}+)*|[万亿]|[\p{L}\p{M}]+(?:[-\u2010\u2011][\p{L}\p{M}]+)*")]
    private static partial Regex Token();
}

/// <summary>A number found in a text.</summary>
/// <param name="Readings">What it may mean: "1.234" is 1234 or 1.234. Empty when it is too long to be read.</param>
/// <param name="Parts">The numbers it is made of when it may also be several: a date, or two numbers side by side.</param>
/// <param name="IsSure">False when the word may mean something else than a number.</param>
internal sealed record StatedNumber(IReadOnlyList<decimal> Readings, IReadOnlyList<decimal> Parts, bool IsSure)
{
    /// <summary>The "million" of "three million"; 0 when there is none. A text that counts three of them has millions.</summary>
    public decimal Scale { get; init; }

    public IEnumerable<decimal> All => [.. Readings, .. Parts, Scale];

    /// <summary>True when a text with these numbers states this one too.</summary>
    public bool IsIn(IReadOnlySet<decimal> known) =>
        Readings.Any(known.Contains) || (Parts.Count > 0 && Parts.All(known.Contains));
}

/// <summary>Reads digits with separators, in any script and by any country's habit.</summary>
internal static class WrittenNumber
{
    // Longer ones are no quantities, and scales must not make them overflow.
    private const int MostDigits = 12;

    public static StatedNumber Read(string written)
    {
        var plain = string.Concat(written.Select(Ascii));
        char[] separators = [.. plain.Where(letter => !char.IsAsciiDigit(letter))];
        var groups = plain.Split(separators);
        return new(
            [.. Readings(groups, separators).Select(Parse).OfType<decimal>().Distinct()],
            MayBeSeveral(separators) ? [.. groups.Select(Parse).OfType<decimal>()] : [],
            IsSure: true);
    }

    private static char Ascii(char letter) => char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter;

    private static IEnumerable<string> Readings(string[] groups, char[] separators)
    {
        if (groups.Length == 1 || AreThousands(groups, separators))
        {
            yield return string.Concat(groups);
        }

        if (groups.Length > 1 && separators[^1] is '.' or ',' or '٫' && !separators[..^1].Contains(separators[^1])
            && (groups.Length == 2 || AreThousands(groups[..^1], separators[..^1])))
        {
            yield return $"{string.Concat(groups[..^1])}.{groups[^1]}";
        }
    }

    private static bool AreThousands(string[] groups, char[] separators) =>
        groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3) && separators.Distinct().Count() <= 1;

    private static bool MayBeSeveral(char[] separators) => separators.Length > 1 || separators is [not '.' and not ','];

    private static decimal? Parse(string digits) =>
        digits.Length <= MostDigits && decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;
}
