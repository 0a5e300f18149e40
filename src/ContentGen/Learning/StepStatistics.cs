using ContentGen.Briefs;
namespace ContentGen.Learning;

/// <summary>
/// What was seen of one step. Later observations count more: each weighs a tenth more than the one before it, and all of them lose half
/// their weight in six hours.
/// </summary>
/// <param name="Weight">Of all observations together; at most 10.</param>
/// <param name="Successes">Weight of those that succeeded.</param>
/// <param name="MeanMs">Mean duration of successful ones, in milliseconds.</param>
/// <param name="DeviationMs">Mean distance from the mean, in milliseconds.</param>
public sealed record StepStatistics(double Weight, double Successes, double MeanMs, double DeviationMs, DateTimeOffset ObservedAt)
{
    private const double Keep = 0.9;

    private static readonly TimeSpan HalfLife = TimeSpan.FromHours(6);

    public static StepStatistics None { get; } = new(0, 0, 0, 0, DateTimeOffset.MinValue);

    public double SuccessRate => Weight > 0 ? Successes / Weight : 1;

    public StepStatistics Observe(StepObservation observation, DateTimeOffset now)
    {
        var faded = FadedTo(now);
        var weight = (faded.Weight * Keep) + 1;
        if (!observation.Succeeded)
        {
            return faded with { Weight = weight, Successes = faded.Successes * Keep };
        }

        var successes = (faded.Successes * Keep) + 1;
        var distance = observation.DurationMs - MeanMs;
        var isFirst = successes - 1 < 1e-9;
        return new(
            weight,
            successes,
            isFirst ? observation.DurationMs : MeanMs + (distance / successes),
            isFirst ? observation.DurationMs / 2 : DeviationMs + ((Math.Abs(distance) - DeviationMs) / successes),
            now);
    }

    public StepStatistics FadedTo(DateTimeOffset now)
    {
        var kept = now > ObservedAt ? Math.Pow(0.5, (now - ObservedAt) / HalfLife) : 1;
        return this with { Weight = Weight * kept, Successes = Successes * kept, ObservedAt = now };
    }
}
