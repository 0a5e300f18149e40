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
