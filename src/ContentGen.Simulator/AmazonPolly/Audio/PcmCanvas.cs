using System.Runtime.InteropServices;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Silence of a given length onto which speech is placed: 16 bit samples, one channel, 22050 Hz.</summary>
internal sealed class PcmCanvas(double durationMs)
{
    public const int SampleRate = 22050;

    private readonly short[] _samples = new short[Samples(durationMs)];

    public static double Milliseconds(short[] sound) => Math.Max(1, sound.Length * 1000.0 / SampleRate);

    // About a hundredth of a speaking voice.
    private const int Audible = 100;

    /// <summary>
    /// The sound of a WAV file without the silence around it. espeak-ng writes its header before it knows the length, so lengths in it
    /// are not read.
    /// </summary>
    public static SpokenSound ReadWav(byte[] wav)
    {
        var data = wav.AsSpan().IndexOf("data"u8);
        return data < 0 ? new SpokenSound([], 0, 0) : Heard(MemoryMarshal.Cast<byte, short>(wav.AsSpan(data + 8, (wav.Length - data - 8) / 2 * 2)));
    }

    private static SpokenSound Heard(ReadOnlySpan<short> sound)
    {
        var (start, end) = (0, sound.Length);
        while (start < end && Math.Abs((int)sound[start]) < Audible)
        {
            start++;
        }

        while (start < end && Math.Abs((int)sound[end - 1]) < Audible)
        {
            end--;
        }

        return new SpokenSound(sound[start..end].ToArray(), start, sound.Length);
    }

    /// <summary>Places speech so that it starts and ends with its utterance, stretched or shrunk by the little that is missing.</summary>
    public void Place(short[] sound, Utterance utterance)
    {
        var start = Samples(utterance.StartMs);
        var length = Math.Min(Samples(utterance.EndMs), _samples.Length) - start;
        for (var index = 0; index < length && sound.Length > 0; index++)
        {
            _samples[start + index] = sound[(int)((long)index * sound.Length / length)];
        }
    }

    public byte[] ToBytes() => MemoryMarshal.AsBytes<short>(_samples).ToArray();

    private static int Samples(double milliseconds) => (int)(milliseconds * SampleRate / 1000);
}

/// <summary>What a voice said.</summary>
/// <param name="Samples">The sound without the silence around it.</param>
/// <param name="Lead">Samples of silence cut off before it.</param>
/// <param name="Length">Samples with the silence.</param>
internal sealed record SpokenSound(short[] Samples, int Lead, int Length);
