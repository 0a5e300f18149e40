namespace ContentGen.Agents;

/// <summary>What an agent's activity returns: validated output and what the model call took.</summary>
public sealed record AgentResult<TOutput>(TOutput Output, ModelUsage Usage);
