namespace ContentGen.Agents.Grounding;

/// <summary>One language's entry in <c>names.json</c>; lists are words parted by a space.</summary>
/// <param name="Words">Words that may be written with a capital without naming anything.</param>
/// <param name="Suffixes">Pairs of endings, parted by a bar, that may stand for one another: "China" and "Chinese" are <c>a|ese</c>.</param>
/// <param name="Same">Groups of words that say the same name, each without accents and in lower case.</param>
/// <param name="OnlyMarked">
/// True where nouns have capitals too, so that a capital says nothing: then only words with capitals inside, such as NATO, are names.
/// </param>
/// <param name="Says">Forms of verbs of which somebody is the subject, present and singular or past; none of them is a plural noun.</param>
/// <param name="Sayers">Words that open a sentence before such a verb without an article and name nobody.</param>
internal sealed record NameWordList(
    string Words = "",
    string Suffixes = "",
    IReadOnlyList<string>? Same = null,
    bool OnlyMarked = false,
    string Says = "",
    string Sayers = "")
{
    public IReadOnlyList<string> Same { get; init; } = Same ?? [];
}
