using System.Globalization;

namespace ContentGen.Simulator.AmazonPolly.Ssml;

/// <summary>What pauses and speaking rates in SSML mean in time.</summary>
internal static class SsmlDurations
{
    private const double LongestBreakMs = 10_000;

    /// <summary>Milliseconds of a <c>break</c>.</summary>
    public static double Break(SsmlToken tag)
    {
        if (tag.Attribute("time") is { } time)
        {
            return Time(time);
        }

        return tag.Attribute("strength") switch
        {
            "none" => 0,
            "x-weak" => 100,
            "weak" => 200,
            null or "medium" => 400,
            "strong" => 700,
            "x-strong" => 1200,
            var other => throw SsmlCheck.Invalid($"Invalid SSML request: '{other}' is no strength of <break>."),
        };
    }

    /// <summary>How many times as fast as usual; 0.2 to 2.</summary>
    public static double Rate(string rate) => rate switch
    {
        "x-slow" => 0.5,
        "slow" => 0.75,
        "medium" or "default" => 1,
        "fast" => 1.25,
        "x-fast" => 1.6,
        _ when rate.EndsWith('%') && Number(rate[..^1]) is >= 20 and <= 200 => Number(rate[..^1])!.Value / 100,
        _ => throw SsmlCheck.Invalid($"Invalid SSML request: '{rate}' is no rate of <prosody>. Use a name or 20% to 200%."),
    };

    private static double Time(string time)
    {
        var milliseconds = time.EndsWith("ms", StringComparison.Ordinal) ? Number(time[..^2])
            : time.EndsWith('s') ? Number(time[..^1]) * 1000
            : null;
        return milliseconds is >= 0 and <= LongestBreakMs
            ? milliseconds.Value
            : throw SsmlCheck.Invalid($"Invalid SSML request: '{time}' is no time of <break>. Use 0s to 10s.");
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
