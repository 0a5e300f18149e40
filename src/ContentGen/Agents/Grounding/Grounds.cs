using System.Text.RegularExpressions;
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
            headlines.DistinctBy(headline => headline.Id)
                .ToDictionary(headline => headline.Id, headline => StoryFacts.Of(headline, readers)))
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

/// <summary>What a story says that a sentence about it may repeat: its wording, its numbers and its names.</summary>
internal sealed class StoryFacts
{
    private readonly string[] _wordings;

    private StoryFacts(string?[] given, DateTimeOffset? publishedAt, IReadOnlyList<NumberReader> readers)
    {
        string[] texts = [.. given.OfType<string>()];
        texts = [.. texts, .. texts.Select(SpokenText.Clean)];
        _wordings = [.. texts.Distinct().Select(Wording.Of)];
        Numbers = texts.SelectMany(text => readers.SelectMany(reader => reader.Read(text))).SelectMany(number => number.All)
            .Concat(Days(publishedAt))
            .ToHashSet();
        Names = new StoryNames(texts);
    }

    public IReadOnlySet<decimal> Numbers { get; }

    public StoryNames Names { get; }

    public static StoryFacts Of(Story story, IReadOnlyList<NumberReader> readers) =>
        new([story.Title, story.Summary, story.Source], story.PublishedAt, readers);

    public static StoryFacts Of(Headline headline, IReadOnlyList<NumberReader> readers) =>
        new([headline.Title, headline.Description, headline.Content, headline.Source], headline.PublishedAt, readers);

    public bool Quotes(string passage) => _wordings.Any(wording => Wording.Contains(wording, Wording.Of(passage)));

    private static IEnumerable<decimal> Days(DateTimeOffset? at) => at is { } time ? [time.UtcDateTime.Day, time.UtcDateTime.Year] : [];
}

/// <summary>
/// The words that a greeting, a link or a goodbye may be made of, as <c>frame-words.json</c> lists them: a closed set without names
/// and numbers, so that no claim can be made in them.
/// </summary>
internal sealed partial class FrameWords
{
    private const string Fallback = "en";
    private const string Unspaced = "zh";

    private static readonly Lazy<IReadOnlyDictionary<string, string>> Lists = new(() =>
        AgentResource.ByLanguage<string>("Grounding", "frame-words.json"));

    private readonly HashSet<string> _words;
    private readonly string[] _phrases;

    private FrameWords(string words, string phrases)
    {
        _words = [.. Word().Matches(words.ToLowerInvariant()).Select(match => match.Value)];
        _phrases = [.. phrases.Split(' ', StringSplitOptions.RemoveEmptyEntries).OrderByDescending(phrase => phrase.Length)];
    }

    /// <summary>The words of a language and the English ones, which fixed phrases use where a language has none.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static FrameWords For(string language)
    {
        var own = Lists.Value.GetValueOrDefault(language, "");
        return new($"{Lists.Value[Fallback]} {own}", language == Unspaced ? own : "");
    }

    /// <summary>A language's own words; none for a language that has no list.</summary>
    /// <param name="language">ISO 639-1 code.</param>
    public static IEnumerable<string> ListOf(string language) =>
        Word().Matches(Lists.Value.GetValueOrDefault(language, "").ToLowerInvariant()).Select(match => match.Value);

    /// <summary>True when a text has words, and no others than these.</summary>
    public bool Make(string text)
    {
        var rest = _phrases.Aggregate(text, (left, phrase) => left.Replace(phrase, " ", StringComparison.Ordinal));
        return text.Any(char.IsLetter) && Word().Matches(rest.ToLowerInvariant()).All(match => _words.Contains(match.Value));
    }

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
