namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>What a voice said.</summary>
/// <param name="Samples">The sound without the silence around it.</param>
/// <param name="Lead">Samples of silence cut off before it.</param>
/// <param name="Length">Samples with the silence.</param>
internal sealed record SpokenSound(short[] Samples, int Lead, int Length);
