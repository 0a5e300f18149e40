namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>A word of an utterance: where it starts in its text, a UTF-16 index, and when by the model.</summary>
internal sealed record UtteranceWord(int Start, double StartMs);
