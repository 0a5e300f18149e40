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
        : this(stories.Select(Report.Of), [day.Day, day.Month, day.Year], language)
    {
    }

    /// <summary>What summaries of headlines stand on.</summary>
    /// <param name="language">The summaries' language; the headlines are read in it and in English.</param>
    public Grounds(IReadOnlyList<Headline> headlines, string language)
        : this(headlines.Select(Report.Of), [], language)
    {
    }

    private Grounds(IEnumerable<Report> reports, HashSet<decimal> today, string language)
    {
        Report[] known = [.. reports.DistinctBy(report => report.Id)];
        _reader = new NumberReader(NumberWords.For(language));
        NumberReader[] readers = [_reader, new(NumberWords.For("en"))];
        _facts = known.ToDictionary(report => report.Id, report => new StoryFacts(report, readers));
        _today = today;
        _frame = new FrameWords(language);
        _names = NameRules.For(language) is { } rules ? new NameCheck(rules, known.Select(report => report.Prose).OfType<string>()) : null;
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
}

/// <summary>What was reported of one story.</summary>
/// <param name="Prose">What it says in sentences; null when there is none.</param>
/// <param name="Texts">All that it says, in sentences or not.</param>
internal sealed record Report(string Id, string? Prose, IReadOnlyList<string?> Texts, DateTimeOffset? PublishedAt)
{
    public static Report Of(Story story) =>
        new(story.Id, story.Summary, [story.Title, story.Summary, story.Source], story.PublishedAt);

    public static Report Of(Headline headline) => new(
        headline.Id,
        headline.Description,
        [headline.Title, headline.Description, headline.Content, headline.Source],
        headline.PublishedAt);
}

/// <summary>What a story says that a sentence about it may repeat: its wording, its numbers and its names.</summary>
internal sealed class StoryFacts
{
    private readonly string[] _wordings;

    public StoryFacts(Report report, IReadOnlyList<NumberReader> readers)
    {
        string[] written = [.. report.Texts.OfType<string>()];
        string[] texts = [.. written.Concat(written.Select(SpokenText.Clean)).Distinct()];
        _wordings = [.. texts.Select(Wording.Of)];
        IEnumerable<decimal> day = report.PublishedAt?.UtcDateTime is { } at ? [at.Day, at.Year] : [];
        Numbers = texts.SelectMany(text => readers.SelectMany(reader => reader.Read(text)))
            .SelectMany(number => number.All)
            .Concat(day)
            .ToHashSet();
        Names = new StoryNames(texts);
    }

    public IReadOnlySet<decimal> Numbers { get; }

    public StoryNames Names { get; }

    public bool Quotes(string passage) => _wordings.Any(wording => Wording.Contains(wording, Wording.Of(passage)));
}

/// <summary>
/// The words that a greeting, a link or a goodbye may be made of, as <c>frame-words.json</c> lists them: a closed set without names
/// and numbers, so that no claim can be made in them.
/// </summary>
internal sealed partial class FrameWords
{
    private const string Unspaced = "zh";

    private static readonly IReadOnlyDictionary<string, string> Lists = AgentResource.Entries<string>("Grounding", "frame-words.json");

    private readonly HashSet<string> _words;
    private readonly string[] _phrases;

    /// <summary>The words of a language and the English ones, which fixed phrases use where a language has none.</summary>
    public FrameWords(string language)
    {
        _words = [.. ListOf("en"), .. ListOf(language)];
        _phrases = language == Unspaced
            ? [.. AgentResource.Words(Lists[language]).OrderByDescending(phrase => phrase.Length)]
            : [];
    }

    /// <summary>A language's own words; none for a language that has no list.</summary>
    public static IEnumerable<string> ListOf(string language) => WordsOf(Lists.GetValueOrDefault(language, ""));

    /// <summary>True when a text has words, and no others than these.</summary>
    public bool Make(string text)
    {
        var rest = _phrases.Aggregate(text, (left, phrase) => left.Replace(phrase, " ", StringComparison.Ordinal));
        return text.Any(char.IsLetter) && WordsOf(rest).All(_words.Contains);
    }

    private static IEnumerable<string> WordsOf(string text) => Word().Matches(text.ToLowerInvariant()).Select(match => match.Value);

    [GeneratedRegex(@"[\p{L}\p{M}]+")]
    private static partial Regex Word();
}
