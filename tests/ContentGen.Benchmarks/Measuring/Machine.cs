using System.Globalization;
using System.Runtime.InteropServices;

namespace ContentGen.Benchmarks.Measuring;

/// <summary>What the figures were measured on.</summary>
internal static class Machine
{
    public static string Description =>
        $"{Processor}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    /// <summary>Above the number of cores, others are at work too, and only the ratios mean something.</summary>
    public static string LoadAverage => TryRead("/proc/loadavg") is { } text ? string.Join(' ', text.Split(' ').Take(3)) : "unknown";

    private static string Processor => TryRead("/proc/cpuinfo")?
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?
        .Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString().ToLower(CultureInfo.InvariantCulture);

    private static string? TryRead(string path) => File.Exists(path) ? File.ReadAllText(path) : null;
}
