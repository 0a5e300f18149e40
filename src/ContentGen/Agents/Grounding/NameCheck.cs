namespace ContentGen.Agents.Grounding;

/// <summary>
/// Finds the names in a sentence (people, places, organisations: words with a capital that no rule of the language asks for) and
/// compares them with the stories that the sentence reports on.
/// </summary>
/// <remarks>
/// Not a name: a word of the language's list, a single letter, and a lone first word, for every sentence begins with a capital. The
/// first word counts when it leads up to another name ("Angela Merkel"), owns something ("Merkel's"), has capitals inside ("NATO"), or
/// is named by another story of the run; in English also when it says something ("Merkel said") and the stories have no word like it.
/// </remarks>
internal sealed class NameCheck(NameRules rules, IReadOnlySet<string> namedElsewhere)
{
    /// <summary>True when the stories have every name of the sentence, or are told in another language than it is.</summary>
    public bool AreIn(string sentence, IReadOnlyList<StoryNames> stories)
    {
        if (stories.Any(story => story.AreForeignTo(rules)))
        {
            return true;
        }

        var words = WrittenWords.In(sentence);
        return Enumerable.Range(0, words.Count)
            .Where(at => IsName(words, at))
            .All(at => stories.Any(story => story.Has(words[at], RunAround(words, at), rules)))
            && words.Zip(words.Skip(1))
            .Where(pair => pair.First.Opens && pair.Second is { IsJoined: true, Opens: false } && rules.IsSayer(pair.First.Text, pair.Second.Text))
            .All(pair => stories.Any(story => story.Has(pair.First, [pair.First], rules) || story.HasLike(pair.First)));
    }

    /// <summary>The names that a text has beyond its sentences' first words.</summary>
    public static IEnumerable<string> In(string text, NameRules rules) =>
        WrittenWords.In(text).Where(word => !word.Opens && rules.MayName(word.Text)).Select(word => word.Key);

    private bool IsName(IReadOnlyList<WrittenWord> words, int at) =>
        rules.MayName(words[at].Text) && (!words[at].Opens || IsNameAtTheStart(words, at));

    private bool IsNameAtTheStart(IReadOnlyList<WrittenWord> words, int at) =>
        NameRules.IsMarked(words[at].Text)
        || words[at].IsPossessive
        || namedElsewhere.Contains(words[at].Key)
        || (at + 1 < words.Count && words[at + 1].IsJoined && !words[at + 1].Opens && rules.MayName(words[at + 1].Text));

    private static WrittenWord[] RunAround(IReadOnlyList<WrittenWord> words, int at)
    {
        var (first, last) = (at, at);
        while (first > 0 && words[first].IsJoined && char.IsUpper(words[first - 1].Text[0]))
        {
            first--;
        }

        while (last + 1 < words.Count && words[last + 1].IsJoined && char.IsUpper(words[last + 1].Text[0]))
        {
            last++;
        }

        return [.. words.Skip(first).Take(last - first + 1)];
    }
}
