using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Agents.Grounding;

/// <summary>
/// What the sentences of one script stand on: the run's stories and the day. A sentence about stories may name those only, and its
/// quotations and numbers must be theirs, however they are written. Numbers spelled in words are known in the languages of
/// <c>number-words.json</c>; the word for one is not taken for a number.
/// </summary>
internal sealed class Grounds
{
    private static readonly NumberReader Digits = new(NumberWords.None);

    private readonly Dictionary<string, StoryFacts> _facts;
    private readonly NumberReader _reader;
    private readonly HashSet<decimal> _today;
    private readonly FrameWords _frame;

    /// <param name="language">The script's language; the stories are read in it and in English.</param>
    public Grounds(IReadOnlyList<Story> stories, DateOnly day, string language)
    {
        _reader = new NumberReader(NumberWords.For(language));
        NumberReader[] readers = [_reader, new(NumberWords.For("en"))];
        _facts = stories.DistinctBy(story => story.Id).ToDictionary(story => story.Id, story => new StoryFacts(story, readers));
        _today = [day.Day, day.Month, day.Year];
        _frame = FrameWords.For(language);
    }

    public IReadOnlyCollection<string> StoryIds => _facts.Keys;

    /// <summary>True when the sentence names stories of the run only, at least one, and quotes and counts as they do.</summary>
    public bool Carry(ScriptSentence sentence)
    {
        if (sentence.StoryIds.Count == 0 || !sentence.StoryIds.All(_facts.ContainsKey))
        {
            return false;
        }

        var facts = sentence.StoryIds.Select(id => _facts[id]).ToList();
        var numbers = facts.SelectMany(fact => fact.Numbers).Concat(_today).ToHashSet();
        return _reader.Read(sentence.Text).Where(number => number.IsSure).All(number => number.IsIn(numbers))
            && QuotedText.In(sentence.Text).All(passage => facts.Any(fact => fact.Quotes(passage)));
    }

    /// <summary>True for words of greeting, transition and goodbye alone; the only digits are the day's.</summary>
    public bool IsFrame(string text) => _frame.Make(text) && Digits.Read(text).All(number => number.IsIn(_today));
}
