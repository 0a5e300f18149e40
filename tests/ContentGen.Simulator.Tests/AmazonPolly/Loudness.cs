using System.Runtime.InteropServices;
using ContentGen.Simulator.AmazonPolly.Audio;

namespace ContentGen.Simulator.Tests.AmazonPolly;

/// <summary>How loud a recording is, decoded by ffmpeg and measured every five milliseconds.</summary>
internal sealed class Loudness
{
    private const int SampleRate = 24000;
    private const int Step = SampleRate / 200;
    private const double Audible = 0.01;
    private const double SearchSeconds = 0.2;

    private readonly double[] _levels;

    private Loudness(double[] levels, double seconds) => (_levels, Seconds) = (levels, seconds);

    public double Seconds { get; }

    public static async Task<Loudness> OfAsync(byte[] mp3)
    {
        var pcm = await PipedProcess.RunAsync(
            "ffmpeg", ["-loglevel", "error", "-f", "mp3", "-i", "pipe:0", "-f", "s16le", "-ac", "1", "-ar", $"{SampleRate}", "pipe:1"], mp3, CancellationToken.None);
        var samples = MemoryMarshal.Cast<byte, short>(pcm!).ToArray();
        return new Loudness(
            [.. samples.Chunk(Step).Select(step => Math.Sqrt(step.Average(sample => Math.Pow(sample / 32768.0, 2))))],
            samples.Length / (double)SampleRate);
    }

    /// <summary>When sound sets in after the silence around a time; in seconds.</summary>
    public double OnsetNear(double seconds)
    {
        var first = (int)Math.Max(0, (seconds - SearchSeconds) * 200);
        var last = Math.Min(_levels.Length - 1, (int)((seconds + SearchSeconds) * 200));
        var onset = Enumerable.Range(first, last - first).FirstOrDefault(at => _levels[at] >= Audible, last);
        return onset / 200.0;
    }

    /// <summary>When sound sets in after at least so much silence; in seconds.</summary>
    public IEnumerable<double> OnsetsAfter(double silenceSeconds)
    {
        var silent = 0;
        for (var at = 0; at < _levels.Length; at++)
        {
            if (_levels[at] >= Audible && silent >= silenceSeconds * 200)
            {
                yield return at / 200.0;
            }

            silent = _levels[at] < Audible ? silent + 1 : 0;
        }
    }
}
