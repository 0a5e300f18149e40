namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>When everything in one input is heard. Sound and speech marks are both made from it.</summary>
internal sealed record SpeechTimeline(IReadOnlyList<SpeechMark> Marks, IReadOnlyList<Utterance> Utterances, double DurationMs);
