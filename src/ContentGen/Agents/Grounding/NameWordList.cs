namespace ContentGen.Agents.Grounding;

/// <summary>One language's entry in <c>names.json</c>; lists are words parted by a space.</summary>
/// <param name="Words">Words that may be written with a capital without naming anything.</param>
/// <param name="Suffixes">Pairs of endings, parted by a bar, that may stand for one another: "China" and "Chinese" are <c>a|ese</c>.</param>
/// <param name="Same">Groups of words that say the same name, each without accents and in lower case.</param>
/// <param name="OnlyMarked">
/// True where nouns have capitals too, so that a capital says nothing: then only words with capitals inside, such as NATO, are names.
/// </param>
internal sealed record NameWordList(
    string Words = "",
    string Suffixes = "",
    IReadOnlyList<string>? Same = null,
    bool OnlyMarked = false)
{
    public IReadOnlyList<string> Same { get; init; } = Same ?? [];
}
