using System.Runtime.InteropServices;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>Silence of a given length onto which speech is placed: 16 bit samples, one channel, 22050 Hz.</summary>
internal sealed class PcmCanvas(double durationMs)
{
    public const int SampleRate = 22050;

    // Below about a hundredth of a speaking voice.
    private const short Inaudible = 99;

    private readonly short[] _samples = new short[Samples(durationMs)];

    public static double Milliseconds(short[] sound) => Math.Max(1, sound.Length * 1000.0 / SampleRate);

    /// <summary>
    /// The sound of a WAV file without the silence around it. espeak-ng writes its header before it knows the length, so lengths in it
    /// are not read.
    /// </summary>
    public static short[] ReadWav(byte[] wav)
    {
        var data = wav.AsSpan().IndexOf("data"u8);
        if (data < 0)
        {
            return [];
        }

        var sound = MemoryMarshal.Cast<byte, short>(wav.AsSpan(data + 8, (wav.Length - data - 8) / 2 * 2));
        var start = sound.IndexOfAnyExceptInRange((short)-Inaudible, Inaudible);
        return start < 0 ? [] : sound[start..(sound.LastIndexOfAnyExceptInRange((short)-Inaudible, Inaudible) + 1)].ToArray();
    }

    /// <summary>The lengths, in samples, of the parts between the longest silences; empty when there are not so many silences.</summary>
    /// <param name="count">1 or more.</param>
    public static IReadOnlyList<int> PartLengths(short[] sound, int count)
    {
        var silences = new List<(int Start, int End)>();
        var start = 0;
        for (var index = 0; index < sound.Length; index++)
        {
            if (IsHeard(sound[index]))
            {
                if (index > start)
                {
                    silences.Add((start, index));
                }

                start = index + 1;
            }
        }

        var cuts = silences.OrderByDescending(silence => silence.End - silence.Start).Take(count - 1).OrderBy(silence => silence.Start);
        List<(int Start, int End)> edges = [(0, 0), .. cuts, (sound.Length, 0)];
        return edges.Count == count + 1 ? [.. edges.Zip(edges.Skip(1), (last, next) => next.Start - last.End)] : [];
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

    private static bool IsHeard(short sample) => Math.Abs((int)sample) > Inaudible;

    private static int Samples(double milliseconds) => (int)(milliseconds * SampleRate / 1000);
}
