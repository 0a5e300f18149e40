namespace ContentGen.Speech.Ssml;

/// <summary>The silence that follows an utterance; how long it lasts is <see cref="SsmlStyle"/>'s affair.</summary>
public enum SpeechPause
{
    /// <summary>The sentence goes on in the next utterance, or the script ends.</summary>
    None,

    /// <summary>Between two sentences of a paragraph.</summary>
    Sentence,

    /// <summary>Between two paragraphs.</summary>
    Paragraph,
}
