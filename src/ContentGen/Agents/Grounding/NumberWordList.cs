namespace ContentGen.Agents.Grounding;

/// <summary>One language's entry in <c>number-words.json</c>; lists are words parted by a space.</summary>
/// <param name="Small">0 to 20.</param>
/// <param name="Tens">30, 40 to 90.</param>
/// <param name="Ordinals">0th, 1st and on.</param>
/// <param name="Compound">What stands between ones and tens in one word ("und"), empty for tens before ones; null where they are two words.</param>
/// <param name="Other">Words that say a number in another way.</param>
/// <param name="Scales">Hundred and up.</param>
/// <param name="Joiners">Words between tens and ones.</param>
/// <param name="Ambiguous">Number words that are more often something else.</param>
internal sealed record NumberWordList(
    string Small = "",
    string Tens = "",
    string Ordinals = "",
    string? Compound = null,
    IReadOnlyDictionary<string, decimal>? Other = null,
    IReadOnlyDictionary<string, decimal>? Scales = null,
    string Joiners = "",
    string Ambiguous = "")
{
    public IReadOnlyDictionary<string, decimal> Other { get; init; } = Other ?? new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, decimal> Scales { get; init; } = Scales ?? new Dictionary<string, decimal>();
}
