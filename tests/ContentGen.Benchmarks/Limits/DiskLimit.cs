using System.Diagnostics;
using ContentGen.Benchmarks.Measuring;

namespace ContentGen.Benchmarks.Limits;

/// <summary>What one write that must reach the disk costs, without a database.</summary>
internal static class DiskLimit
{
    private const int Writes = 300;
    private const int Block = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Writes of 4 KiB over an existing file, each followed by an fsync.</summary>
    public static Quantiles Fsyncs(string folder)
    {
        var path = Path.Combine(folder, "fsync");
        File.WriteAllBytes(path, new byte[Writes * Block]);
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.FlushToDisk(file);

        var times = new List<TimeSpan>();
        var watch = Stopwatch.StartNew();
        while (times.Count < Writes && watch.Elapsed < Patience)
        {
            var start = Stopwatch.GetTimestamp();
            RandomAccess.Write(file, new byte[Block], times.Count * Block);
            RandomAccess.FlushToDisk(file);
            times.Add(Stopwatch.GetElapsedTime(start));
        }

        return new Quantiles(times);
    }
}
