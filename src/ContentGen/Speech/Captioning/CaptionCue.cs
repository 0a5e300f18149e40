namespace ContentGen.Speech.Captioning;

/// <summary>Text shown for a while.</summary>
/// <param name="Start">Milliseconds from the start of the audio.</param>
/// <param name="End">Milliseconds; not after the next cue's start.</param>
/// <param name="Lines">One or two lines of at most 42 characters.</param>
internal sealed record CaptionCue(long Start, long End, IReadOnlyList<string> Lines);
