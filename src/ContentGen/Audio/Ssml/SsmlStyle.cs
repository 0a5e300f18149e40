namespace ContentGen.Audio.Ssml;

/// <summary>How a script is spoken.</summary>
/// <param name="SentencePause">Silence between sentences, on top of the voice's own; zero writes no break.</param>
/// <param name="ParagraphPause">Silence between paragraphs, on top of the voice's own; zero writes no break.</param>
/// <param name="Language">
/// Language tag for a <c>lang</c> element around the text, such as <c>fr-FR</c>, when the text is not in the voice's own language;
/// null for none.
/// </param>
public sealed record SsmlStyle(TimeSpan SentencePause, TimeSpan ParagraphPause, string? Language = null)
{
    /// <summary>300 ms between sentences, 700 ms between paragraphs, no <c>lang</c> element.</summary>
    public static SsmlStyle Default { get; } = new(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(700));

    internal TimeSpan LengthOf(SpeechPause pause) => pause switch
    {
        SpeechPause.Sentence => SentencePause,
        SpeechPause.Paragraph => ParagraphPause,
        _ => TimeSpan.Zero,
    };
}
