using ContentGen.Agents.ScriptGenerator;
using ContentGen.News;

namespace ContentGen.Agents.Grounding;

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
