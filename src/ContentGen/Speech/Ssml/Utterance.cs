namespace ContentGen.Speech.Ssml;

/// <summary>A sentence, or a part of one too long for a single request.</summary>
/// <param name="Text">Clean plain text (see <see cref="SpeechText"/>) with at least one letter or digit.</param>
/// <param name="After">The silence that follows it.</param>
public sealed record Utterance(string Text, SpeechPause After);
