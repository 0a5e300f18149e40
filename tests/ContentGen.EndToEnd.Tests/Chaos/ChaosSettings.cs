using System.Globalization;

namespace ContentGen.EndToEnd.Tests.Chaos;

/// <summary>How much chaos. Numbers come from the environment, so that a nightly run does more of the same.</summary>
internal static class ChaosSettings
{
    /// <summary>Runs at once in each scenario: <c>CONTENTGEN_CHAOS_RUNS</c>. Default: 3, the fewest that open every breaker.</summary>
    public static int Runs { get; } = Math.Max(3, Number("CONTENTGEN_CHAOS_RUNS", 3));

    /// <summary>Decides which calls fail, and when things stop and start: <c>CONTENTGEN_CHAOS_SEED</c>. Default: 1.</summary>
    public static int Seed { get; } = Number("CONTENTGEN_CHAOS_SEED", 1);

    /// <summary>Mixtures of all kinds of trouble: <c>CONTENTGEN_CHAOS_MIXTURES</c>. Default: 2.</summary>
    public static int Mixtures { get; } = Math.Max(1, Number("CONTENTGEN_CHAOS_MIXTURES", 2));

    /// <summary>
    /// Number of the first mixture, for playing one again: <c>CONTENTGEN_CHAOS_MIXTURE</c>. Default: a thousand times the seed.
    /// </summary>
    public static int FirstMixture { get; } = Number("CONTENTGEN_CHAOS_MIXTURE", 1000 * Seed);

    /// <summary>Apps that work through a list of scenarios side by side: <c>CONTENTGEN_CHAOS_LANES</c>. Default: 3.</summary>
    public static int Lanes { get; } = Math.Max(1, Number("CONTENTGEN_CHAOS_LANES", 3));

    /// <summary>
    /// Time limit of every run here. An attempt has 10 seconds, which a healthy call never needs, and a step two attempts: a run whose
    /// every
    /// call hangs is over well before it.
    /// </summary>
    public static TimeSpan RunDeadline { get; } = TimeSpan.FromSeconds(150);

    /// <summary>Breakers stay out of the way: at no moment do 100 calls in a row fail.</summary>
    public static IReadOnlyDictionary<string, string?> WithoutBreakers { get; } = new Dictionary<string, string?>(AppSettings.QuickRetries)
    {
        ["DOTNET_TieredPGO"] = "0", // Profiles would be gathered and never used: the programs live for a minute.
        ["ContentGen__AgentTimeout"] = "00:00:10",
        ["ContentGen__RunDeadline"] = $"{RunDeadline:c}",
        ["ContentGen__Retry__MaxAttempts"] = "2",
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "100",
    };

    /// <summary>A breaker opens after 5 failures and stays open longer than a scenario takes.</summary>
    public static IReadOnlyDictionary<string, string?> WithBreakers { get; } = new Dictionary<string, string?>(WithoutBreakers)
    {
        ["ContentGen__CircuitBreaker__FailureThreshold"] = "5",
        ["ContentGen__CircuitBreaker__BreakDuration"] = "00:10:00",
    };

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : otherwise;
}
