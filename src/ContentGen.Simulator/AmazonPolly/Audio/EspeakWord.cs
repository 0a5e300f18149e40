namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>libespeak-ng's report that a word begins.</summary>
/// <param name="Position">Where in the text: code points, from 1.</param>
/// <param name="TimeMs">When in the sound.</param>
internal sealed record EspeakWord(int Position, int TimeMs);
