namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>The words of one text, and the length of its sound in samples, which tells whether it is the sound that the command made.</summary>
internal sealed record EspeakWords(int Length, IReadOnlyList<EspeakWord> Words);
