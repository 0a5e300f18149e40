namespace ContentGen.Speech.Captioning;

/// <param name="Text">The word with the punctuation that belongs to it, where known; at most one line long.</param>
/// <param name="Start">Milliseconds from the start of the audio.</param>
/// <param name="End">Milliseconds.</param>
/// <param name="EndsPhrase">True when a sentence or a pause ends here, so that a cue should too.</param>
internal sealed record CaptionWord(string Text, long Start, long End, bool EndsPhrase);
