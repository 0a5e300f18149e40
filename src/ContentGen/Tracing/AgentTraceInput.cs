namespace ContentGen.Tracing;

/// <summary>What an agent was asked with.</summary>
/// <param name="Needs">Agents whose output it read.</param>
/// <param name="PromptVersion">Null until its model call is known.</param>
/// <param name="PromptCharacters">Characters sent, system and user text together.</param>
public sealed record AgentTraceInput(IReadOnlyList<string> Needs, string? ModelId, string? PromptVersion, int? PromptCharacters, int? Tokens);
