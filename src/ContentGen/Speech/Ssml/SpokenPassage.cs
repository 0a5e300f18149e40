namespace ContentGen.Speech.Ssml;

/// <param name="Text">Plain text.</param>
/// <param name="Language">Language tag such as <c>fr-FR</c>; null for the voice's own language.</param>
internal sealed record SpokenPassage(string Text, string? Language);
