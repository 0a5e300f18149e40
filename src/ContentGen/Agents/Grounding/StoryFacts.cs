using ContentGen.Agents.ScriptGenerator;

namespace ContentGen.Agents.Grounding;

/// <summary>What a story says that a sentence about it may repeat: its wording, and its numbers.</summary>
internal sealed class StoryFacts
{
    private readonly string[] _wordings;

    public StoryFacts(Story story, IReadOnlyList<NumberReader> readers)
    {
        string[] texts = [story.Title, story.Summary, story.Source];
        texts = [.. texts, .. texts.Select(SpokenText.Clean)];
        _wordings = [.. texts.Distinct().Select(Wording.Of)];
        Numbers = texts.SelectMany(text => readers.SelectMany(reader => reader.Read(text))).SelectMany(number => number.All)
            .Concat(Days(story.PublishedAt))
            .ToHashSet();
    }

    public IReadOnlySet<decimal> Numbers { get; }

    public bool Quotes(string passage) => _wordings.Any(wording => Wording.Contains(wording, Wording.Of(passage)));

    private static IEnumerable<decimal> Days(DateTimeOffset? at) => at is { } time ? [time.UtcDateTime.Day, time.UtcDateTime.Year] : [];
}
