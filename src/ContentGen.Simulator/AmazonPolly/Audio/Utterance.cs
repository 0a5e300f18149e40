namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Words spoken without a long pause between them, and when.</summary>
internal sealed record Utterance(string Text, double StartMs, double EndMs, IReadOnlyList<UtteranceWord> Words);
