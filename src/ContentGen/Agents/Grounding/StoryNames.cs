namespace ContentGen.Agents.Grounding;

/// <summary>The words of a story, and whether a name is among them in one form or another.</summary>
internal sealed class StoryNames
{
    private const int MostParticleLetters = 3;
    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    private readonly HashSet<string> _words;
    private readonly HashSet<string> _joined;
    private readonly HashSet<string> _abbreviations;
    private readonly string[] _initials;

    public StoryNames(IEnumerable<string> texts)
    {
        WrittenWord[][] written = [.. texts.Distinct().Select(text => WrittenWords.In(text).ToArray())];
        _words = [.. written.SelectMany(words => words).Select(word => word.Key)];
        _joined = [.. written.SelectMany(words => words.Zip(words.Skip(1), (one, next) => one.Key + next.Key))];
        _abbreviations = [.. written.SelectMany(words => words).Where(word => IsAbbreviation(word.Text)).Select(word => word.Key)];
        _initials = [.. written.Select(Initials)];
    }

    /// <summary>True for a name of the story: as it stands there, bent, abbreviated or spelled out, or joined in another way.</summary>
    /// <param name="run">The words with capitals that it stands among, itself included.</param>
    public bool Has(WrittenWord name, IReadOnlyList<WrittenWord> run, NameRules rules) =>
        _words.Contains(name.Key)
        || _joined.Contains(name.Key)
        || _words.Any(word => rules.AreSame(name.Key, word))
        || run.Zip(run.Skip(1), (one, next) => (one, next)).Any(pair => (pair.one == name || pair.next == name) && _words.Contains(pair.one.Key + pair.next.Key))
        || (IsAbbreviation(name.Text) && _initials.Any(initials => initials.Contains(name.Key, StringComparison.Ordinal)))
        || (run.Count > 1 && _abbreviations.Contains(string.Concat(run.Select(word => word.Key[0]))));

    /// <summary>True when a word of the story begins as this one does: "Library" where the story has libraries.</summary>
    public bool HasLike(WrittenWord name)
    {
        var stem = name.Key[..Math.Min(name.Key.Length, Math.Max(ShortestStem, name.Key.Length - LongestEnding))];
        return _words.Any(word => word.StartsWith(stem, StringComparison.Ordinal));
    }

    public bool AreForeignTo(NameRules rules) => rules.AreForeign(_words);

    // Runs of words with capitals, each by its initials, parted by spaces; "of" and "the" do not part them.
    private static string Initials(WrittenWord[] words) => string.Concat(words.Select(word =>
        char.IsUpper(word.Text[0]) ? word.Key[..1] : word.Text.Length <= MostParticleLetters ? "" : " "));

    private static bool IsAbbreviation(string word) => word.Length is >= 2 and <= 12 && word.All(letter => char.IsUpper(letter) || letter == '.');
}
