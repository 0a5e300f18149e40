namespace ContentGen.Agents.Grounding;

/// <summary>The words for numbers in one language, as <c>number-words.json</c> lists them. Languages it does not list have none.</summary>
internal sealed class NumberWords
{
    private static readonly Lazy<IReadOnlyDictionary<string, NumberWords>> ByLanguage = new(() =>
        AgentResource.ByLanguage<NumberWordList>("Grounding", "number-words.json")
            .ToDictionary(entry => entry.Key, entry => new NumberWords(entry.Value)));

    private readonly Dictionary<string, decimal> _values = [];
    private readonly HashSet<string> _supportOnly;
    private readonly HashSet<string> _joiners;
    private readonly IReadOnlyDictionary<string, decimal> _scales;

    private NumberWords(NumberWordList list)
    {
        _supportOnly = [.. Words(list.Ambiguous), .. Words(list.Ordinals), .. list.Other.Keys];
        _joiners = [.. Words(list.Joiners)];
        _scales = list.Scales;
        Add(list);
    }

    public static NumberWords None { get; } = new(new NumberWordList());

    /// <param name="language">ISO 639-1 code.</param>
    public static NumberWords For(string language) => ByLanguage.Value.GetValueOrDefault(language, None);

    public bool TryValue(string word, out decimal value) => _values.TryGetValue(word, out value);

    public bool TryScale(string word, out decimal scale) => _scales.TryGetValue(word, out scale);

    /// <summary>True for a word that stands between tens and ones: "treinta y cinco".</summary>
    public bool IsJoiner(string word) => _joiners.Contains(word);

    /// <summary>False for words that also mean something else; they say that a number may be meant, not that one is.</summary>
    public bool IsSure(string word) => !_supportOnly.Contains(word);

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void Add(NumberWordList list)
    {
        AddInOrder(Words(list.Small), 0, 1);
        AddInOrder(Words(list.Tens), 30, 10);
        AddInOrder(Words(list.Ordinals), 0, 1);
        foreach (var (word, value) in list.Other)
        {
            _values.TryAdd(word, value);
        }

        if (list.Compound is { } joint)
        {
            AddCompounds(Words(list.Small)[..10], [Words(list.Small)[^1], .. Words(list.Tens)], joint);
        }
    }

    private void AddInOrder(string[] words, int first, int step)
    {
        for (var i = 0; i < words.Length; i++)
        {
            _values.TryAdd(words[i], first + (i * step));
        }
    }

    // "einundzwanzig" and "tjugofem": the ones come first where a word joins them to the tens.
    private void AddCompounds(string[] ones, string[] tens, string joint)
    {
        foreach (var (ten, tenIndex) in tens.Select((word, index) => (word, index)))
        {
            foreach (var (one, oneIndex) in ones.Select((word, index) => (word, index)).Skip(1))
            {
                var value = (tenIndex * 10) + 20 + oneIndex;
                _values.TryAdd(joint.Length > 0 ? one + joint + ten : ten + one, value);
                _values.TryAdd(joint.Length > 0 ? one.TrimEnd('s') + joint + ten : ten[..^1] + one, value);
            }
        }
    }
}

/// <summary>One language's entry in <c>number-words.json</c>; lists are words parted by a space.</summary>
/// <param name="Small">0 to 20.</param>
/// <param name="Tens">30, 40 to 90.</param>
/// <param name="Ordinals">0th, 1st and on.</param>
/// <param name="Compound">
/// What stands between ones and tens in one word ("und"), empty for tens before ones; null where they are two words.
/// </param>
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
