namespace ContentGen.Agents;

/// <summary>What an agent's activity returns: validated output and what the model call took.</summary>
/// <param name="CachedAt">When the output was made, if it was made for another run; null when it was made for this one.</param>
public sealed record AgentResult<TOutput>(TOutput Output, ModelUsage Usage, DateTimeOffset? CachedAt = null)
{
    /// <summary>The same output for a run that did not pay for it; the size of the prompt that it answers stays.</summary>
    public AgentResult<TOutput> WithoutCost(DateTimeOffset madeAt) => this with
    {
        Usage = Usage.WithoutCost(),
        CachedAt = madeAt,
    };
}
