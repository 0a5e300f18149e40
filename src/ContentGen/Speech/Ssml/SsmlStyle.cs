namespace ContentGen.Speech.Ssml;

/// <summary>How a script is spoken.</summary>
/// <param name="SentencePause">Silence between sentences, on top of the voice's own; zero writes no break.</param>
/// <param name="ParagraphPause">Silence between paragraphs, on top of the voice's own; zero writes no break.</param>
/// <param name="ForeignNames">Names that are spoken in a language of their own; null for none.</param>
public sealed record SsmlStyle(TimeSpan SentencePause, TimeSpan ParagraphPause, ForeignNames? ForeignNames = null)
{
    /// <summary>300 ms between sentences, 700 ms between paragraphs, no foreign names.</summary>
    public static SsmlStyle Default { get; } = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700));

    internal TimeSpan LengthOf(SpeechPause pause) => pause switch
    {
        SpeechPause.Sentence => SentencePause,
        SpeechPause.Paragraph => ParagraphPause,
        _ => TimeSpan.Zero,
    };

    /// <summary>The text in order, cut where another language begins or ends.</summary>
    internal IEnumerable<SpokenPassage> Passages(string text) => ForeignNames?.Split(text) ?? [new SpokenPassage(text, null)];
}
