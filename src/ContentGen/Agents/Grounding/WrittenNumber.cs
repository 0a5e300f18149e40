using System.Globalization;

namespace ContentGen.Agents.Grounding;

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
