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
        string[] tokens = [.. Token().Matches(text).SelectMany(match => Unjoined(match.Value.ToLowerInvariant()))];
        for (var i = 0; i < tokens.Length;)
        {
            i += char.IsDigit(tokens[i][0]) ? AddWritten(numbers, tokens, i) : AddSpelled(numbers, tokens, i);
        }

        return numbers;
    }

    // "twenty-five" and "two-day" are several words; of "quatre-vingt-dix" nothing is read rather than something wrong.
    private IEnumerable<string> Unjoined(string token)
    {
        var parts = token.Split('-', '\u2010', '\u2011');
        return parts.Length == 1 || words.TryValue(token, out _) ? [token]
            : parts.All(part => words.TryValue(part, out _) || words.IsJoiner(part)) && Small(parts, 0).Tokens < parts.Length ? []
            : parts;
    }

    private int AddWritten(List<StatedNumber> numbers, string[] tokens, int at)
    {
        var number = WrittenNumber.Read(tokens[at]);
        if (at + 1 < tokens.Length && Suffixes.TryGetValue(tokens[at + 1], out var suffix))
        {
            number = number with { Readings = [.. number.Readings, .. number.Readings.Select(value => value * suffix)] };
        }

        var (scale, used) = Scale(tokens, at + 1);
        numbers.Add(used == 0 ? number : number with { Readings = [.. number.Readings.Select(value => value * scale)], Scale = scale });
        return 1 + used;
    }

    private int AddSpelled(List<StatedNumber> numbers, string[] tokens, int at)
    {
        var (value, used) = Small(tokens, at);
        var (scale, scales) = Scale(tokens, at + used);
        if (used + scales == 0)
        {
            return 1;
        }

        var spelled = used == 0 ? scale : value * scale;
        var isSure = used == 0 ? scale > 100 : words.IsSure(tokens[at]) && spelled > 1;
        numbers.Add(new([spelled], [], isSure) { Scale = scales > 0 ? scale : 0 });
        return used + scales;
    }

    private (decimal Value, int Tokens) Small(string[] tokens, int at)
    {
        if (at >= tokens.Length || !words.TryValue(tokens[at], out var value))
        {
            return (0, 0);
        }

        var next = at + 1 < tokens.Length && words.IsJoiner(tokens[at + 1]) ? at + 2 : at + 1;
        var hasOnes = value >= 20 && value % 10 == 0 && next < tokens.Length
            && words.TryValue(tokens[next], out var ones) && ones is > 0 and < 10 && words.IsSure(tokens[next]);
        return hasOnes && words.TryValue(tokens[next], out ones) ? (value + ones, next - at + 1) : (value, 1);
    }

    private (decimal Scale, int Tokens) Scale(string[] tokens, int at)
    {
        if (at >= tokens.Length || !words.TryScale(tokens[at], out var scale))
        {
            return (1, 0);
        }

        return at + 1 < tokens.Length && words.TryScale(tokens[at + 1], out var more) ? (scale * more, 2) : (scale, 1);
    }

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
        var groups = plain.Split(Separators(plain));
        var separators = plain.Where(letter => !char.IsAsciiDigit(letter)).ToArray();
        return new(
            [.. Readings(groups, separators).Select(Parse).OfType<decimal>().Distinct()],
            MayBeSeveral(separators) ? [.. groups.Select(Parse).OfType<decimal>()] : [],
            IsSure: true);
    }

    private static char Ascii(char letter) => char.IsDigit(letter) ? (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(letter)) : letter;

    private static char[] Separators(string text) => [.. text.Where(letter => !char.IsAsciiDigit(letter)).Distinct()];

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
