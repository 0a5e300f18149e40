namespace ContentGen.Speech;

/// <param name="Word">The word as spoken; never markup.</param>
/// <param name="Start">Seconds from the start of the audio.</param>
/// <param name="End">Seconds; the next word's start, or the end of the chunk of audio it was spoken in.</param>
public sealed record WordTiming(string Word, double Start, double End);
