namespace ContentGen.Briefs;

/// <summary>What an agent was asked with.</summary>
/// <param name="Needs">Agents whose output it read.</param>
/// <param name="PromptVersion">Null until its model call is known.</param>
/// <param name="PromptCharacters">
/// Characters sent in all attempts that told, system and user text together; of an output from the cache, those that it was made from.
/// Null for an agent that was not called or whose attempts told nothing.
/// </param>
/// <param name="Tokens">Tokens read, as far as the attempts told; 0 for an output from the cache.</param>
public sealed record AgentTraceInput(IReadOnlyList<string> Needs, string? ModelId, string? PromptVersion, int? PromptCharacters, int? Tokens);
