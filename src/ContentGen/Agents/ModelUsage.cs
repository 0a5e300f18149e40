namespace ContentGen.Agents;

/// <summary>What an agent's model calls of one attempt took, repair turn included.</summary>
/// <param name="ModelId">Model or inference profile that answered.</param>
/// <param name="PromptVersion">Version of the agent's prompt.</param>
/// <param name="PromptCharacters">Characters sent, system and user text together.</param>
/// <param name="InputTokens">Tokens read, as the service counted them.</param>
/// <param name="OutputTokens">Tokens written, as the service counted them.</param>
/// <param name="Repaired">True when the first answer was invalid and the repair turn's was used.</param>
/// <param name="DurationMs">Time spent in model calls, in milliseconds.</param>
public sealed record ModelUsage(
    string ModelId,
    string PromptVersion,
    int PromptCharacters,
    int InputTokens,
    int OutputTokens,
    bool Repaired,
    long DurationMs);
