using System.Globalization;

namespace ContentGen.EndToEnd.Tests.Fuzz;

/// <summary>How much is tried, from environment variables, so that a nightly run tries more of the same.</summary>
internal static class FuzzSettings
{
    /// <summary><c>CONTENTGEN_FUZZ_CASES</c>: requests to each endpoint. Default: 300.</summary>
    public static int Cases { get; } = Number("CONTENTGEN_FUZZ_CASES", 300);

    /// <summary><c>CONTENTGEN_FUZZ_SEED</c>: the same seed makes the same requests. Default: 1.</summary>
    public static int Seed { get; } = Number("CONTENTGEN_FUZZ_SEED", 1);

    /// <summary>An answer that takes longer is a hang: 60 seconds, on a machine that does other things too.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Requests under way at a time.</summary>
    public const int Connections = 4;

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
