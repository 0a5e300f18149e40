namespace ContentGen.Learning;

/// <summary>What a run may expect of one agent or step, learned from earlier runs.</summary>
/// <param name="UsualDuration">What it takes when it succeeds, retries included.</param>
/// <param name="SuccessRate">0 to 1.</param>
/// <param name="AttemptTimeout">Time limit of one attempt; never above <c>ContentGen:AgentTimeout</c>.</param>
/// <param name="MaxAttempts">Attempts in total; never above <c>ContentGen:Retry:MaxAttempts</c>.</param>
public sealed record AgentExpectation(TimeSpan UsualDuration, double SuccessRate, TimeSpan AttemptTimeout, int MaxAttempts)
{
    private const double LowestRate = 0.25;

    /// <summary>The time it is likely to need: failed tries are part of it.</summary>
    public TimeSpan LikelyDuration => UsualDuration / Math.Max(SuccessRate, LowestRate);
}
