using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// What the sentences of one text stand on: the run's stories and the day. A sentence about stories may name those only, and its
/// quotations, numbers and names must be theirs, however they are written. Numbers spelled in words are known in the languages of
/// <c>number-words.json</c>; the word for one is not taken for a number. Names are known by their capitals in the languages of
/// <c>names.json</c>.
/// </summary>
internal sealed class Grounds
{
    private static readonly NumberReader Digits = new(NumberWords.None);

    private readonly Dictionary<string, StoryFacts> _facts;
    private readonly NumberReader _reader;
    private readonly HashSet<decimal> _today;
    private readonly FrameWords _frame;
    private readonly NameCheck? _names;

    /// <param name="language">The script's language; the stories are read in it and in English.</param>
    public Grounds(IReadOnlyList<Story> stories, DateOnly day, string language)
        : this(language, [day.Day, day.Month, day.Year], [.. stories.Select(story => story.Summary)], readers =>
            stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id, story => StoryFacts.Of(story, readers)))
    {
    }

    /// <summary>What summaries of headlines stand on.</summary>
    /// <param name="language">The summaries' language; the headlines are read in it and in English.</param>
    public Grounds(IReadOnlyList<Headline> headlines, string language)
        : this(language, [], [.. headlines.Select(headline => headline.Description).OfType<string>()], readers =>
            headlines.DistinctBy(headline => headline.Id).ToDictionary(headline => headline.Id, headline => StoryFacts.Of(headline, readers)))
    {
    }

    private Grounds(string language, HashSet<decimal> today, string[] prose, Func<NumberReader[], Dictionary<string, StoryFacts>> facts)
    {
        _reader = new NumberReader(NumberWords.For(language));
        _facts = facts([_reader, new(NumberWords.For("en"))]);
        _today = today;
        _frame = FrameWords.For(language);
        _names = NameRules.For(language) is { } rules ? new NameCheck(rules, NamesIn(prose, rules)) : null;
    }

    public IReadOnlyCollection<string> StoryIds => _facts.Keys;

    /// <summary>True when the sentence names stories of the run only, at least one, and quotes, counts and names as they do.</summary>
    public bool Carry(ScriptSentence sentence)
    {
        if (sentence.StoryIds.Count == 0 || !sentence.StoryIds.All(_facts.ContainsKey))
        {
            return false;
        }

        var facts = sentence.StoryIds.Select(id => _facts[id]).ToList();
        var numbers = facts.SelectMany(fact => fact.Numbers).Concat(_today).ToHashSet();
        return _reader.Read(sentence.Text).Where(number => number.IsSure).All(number => number.IsIn(numbers))
            && QuotedText.In(sentence.Text).All(passage => facts.Any(fact => fact.Quotes(passage)))
            && _names?.AreIn(sentence.Text, [.. facts.Select(fact => fact.Names)]) != false;
    }

    /// <summary>True for words of greeting, transition and goodbye alone; the only digits are the day's.</summary>
    public bool IsFrame(string text) => _frame.Make(text) && Digits.Read(text).All(number => number.IsIn(_today));

    // A word that some story writes without a capital is an ordinary one: "Apple" is not told from "apple".
    private static HashSet<string> NamesIn(string[] texts, NameRules rules)
    {
        var ordinary = texts.SelectMany(WrittenWords.In).Where(word => char.IsLower(word.Text[0])).Select(word => word.Key).ToHashSet();
        return [.. texts.SelectMany(text => NameCheck.In(text, rules)).Where(name => !ordinary.Contains(name))];
    }
}
