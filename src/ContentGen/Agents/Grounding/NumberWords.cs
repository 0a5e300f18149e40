namespace ContentGen.Agents.Grounding;

/// <summary>
/// The words for numbers in one language, as <c>number-words.json</c> lists them, parted by a space. Languages it does not list have none.
/// </summary>
/// <param name="Small">0 to 20.</param>
/// <param name="Tens">30, 40 to 90.</param>
/// <param name="Ordinals">0th, 1st and on.</param>
/// <param name="Compound">
/// What stands between ones and tens in one word ("und"), empty for tens before ones; null where they are two words.
/// </param>
/// <param name="Other">Words that say a number in another way.</param>
/// <param name="Scales">Hundred and up.</param>
/// <param name="Joiners">Words between tens and ones: "treinta y cinco".</param>
/// <param name="Ambiguous">Number words that are more often something else.</param>
internal sealed record NumberWords(
    string Small = "",
    string Tens = "",
    string Ordinals = "",
    string? Compound = null,
    IReadOnlyDictionary<string, decimal>? Other = null,
    IReadOnlyDictionary<string, decimal>? Scales = null,
    string Joiners = "",
    string Ambiguous = "")
{
    private static readonly IReadOnlyDictionary<string, NumberWords> ByLanguage =
        AgentResource.Entries<NumberWords>("Grounding", "number-words.json");

    // A word that is in several lists has the value of the first.
    private readonly Dictionary<string, decimal> _values =
        InOrder(AgentResource.Words(Small), first: 0, step: 1)
            .Concat(InOrder(AgentResource.Words(Tens), first: 30, step: 10))
            .Concat(InOrder(AgentResource.Words(Ordinals), first: 0, step: 1))
            .Concat(Other ?? new Dictionary<string, decimal>())
            .Concat(Compound is null ? [] : Compounds(AgentResource.Words(Small), AgentResource.Words(Tens), Compound))
            .DistinctBy(word => word.Key)
            .ToDictionary();

    private readonly HashSet<string> _joiners = [.. AgentResource.Words(Joiners)];

    private readonly HashSet<string> _supportOnly =
        [.. AgentResource.Words(Ambiguous), .. AgentResource.Words(Ordinals), .. Other?.Keys ?? []];

    public static NumberWords None { get; } = new();

    public static NumberWords For(string language) => ByLanguage.GetValueOrDefault(language, None);

    /// <summary>The number that a word says; null for another word.</summary>
    public decimal? ValueOf(string word) => _values.TryGetValue(word, out var value) ? value : null;

    /// <summary>What a word such as "million" multiplies by; null for another word.</summary>
    public decimal? ScaleOf(string word) => Scales is not null && Scales.TryGetValue(word, out var scale) ? scale : null;

    /// <summary>True for a word that stands between tens and ones.</summary>
    public bool IsJoiner(string word) => _joiners.Contains(word);

    /// <summary>False for words that also mean something else; they say that a number may be meant, not that one is.</summary>
    public bool IsSure(string word) => !_supportOnly.Contains(word);

    private static IEnumerable<KeyValuePair<string, decimal>> InOrder(string[] words, int first, int step) =>
        words.Select((word, place) => KeyValuePair.Create(word, (decimal)(first + (place * step))));

    // "einundzwanzig" and "tjugofem": the ones come first where a word joins them to the tens.
    private static IEnumerable<KeyValuePair<string, decimal>> Compounds(string[] small, string[] tens, string joint) =>
        from ten in tens.Prepend(small[20]).Index()
        from one in small.Take(10).Index().Skip(1)
        from word in joint.Length > 0
            ? new[] { one.Item + joint + ten.Item, one.Item.TrimEnd('s') + joint + ten.Item }
            : [ten.Item + one.Item, ten.Item[..^1] + one.Item]
        select KeyValuePair.Create(word, (decimal)((ten.Index * 10) + 20 + one.Index));
}
