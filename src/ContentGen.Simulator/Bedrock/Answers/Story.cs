namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>A story found in a request.</summary>
internal sealed record Story(string Id, string Title)
{
    /// <summary>Whatever the request says about the story, most condensed first: summary, description, content.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public string? Category { get; init; }

    public string? Source { get; init; }

    public string? Url { get; init; }

    public string? ImageUrl { get; init; }
}

/// <summary>What can be said about one story, in its own words.</summary>
internal sealed class StoryProse(Story story)
{
    private const int LongestSummary = 380;
    private const int LongestHeadline = 140;

    private static readonly char[] Punctuation = ['.', ',', ':', ';', '!', '?', '"', '“', '”', '‘', '’', '\'', '(', ')'];

    public Story Story { get; } = story;

    /// <summary>The title without its publisher.</summary>
    public string Headline { get; } = Prose.Headline(story.Title, story.Source);

    /// <summary>The headline as a sentence of at most 141 characters.</summary>
    public string ShortHeadline => Prose.Closed(SchemaFit.Shortened(Headline, LongestHeadline));

    /// <summary>Complete sentences, none said twice.</summary>
    public IReadOnlyList<string> Sentences { get; } = [.. Distinct(story.Texts.SelectMany(Prose.Sentences))];

    /// <summary>One or two sentences; the headline as a sentence when there is nothing else.</summary>
    public string Summary()
    {
        var summary = Sentences.Count > 0 ? Sentences[0] : Prose.Closed(Headline);
        return Sentences.Count > 1 && summary.Length + Sentences[1].Length < LongestSummary ? $"{summary} {Sentences[1]}" : summary;
    }

    /// <summary>The words of the headline that a picture could be found by, most telling first.</summary>
    public IReadOnlyList<string> Keywords() =>
        [.. Headline.Split(' ').Select(word => word.Trim(Punctuation)).Where(IsTelling).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsTelling(string word) => word.Length > 4 && word.All(char.IsLetter);

    // Contents usually start by repeating the description.
    private static IEnumerable<string> Distinct(IEnumerable<string> sentences)
    {
        var said = new List<string>();
        foreach (var sentence in sentences)
        {
            var opening = Opening(sentence);
            if (said.Any(earlier => StartsAlike(earlier, opening)))
            {
                continue;
            }

            said.Add(opening);
            yield return sentence;
        }
    }

    private static bool StartsAlike(string one, string other) =>
        one.StartsWith(other, StringComparison.OrdinalIgnoreCase) || other.StartsWith(one, StringComparison.OrdinalIgnoreCase);

    private static string Opening(string sentence) => sentence[..Math.Min(40, sentence.Length)];
}
