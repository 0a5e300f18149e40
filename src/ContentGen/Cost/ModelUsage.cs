namespace ContentGen.Cost;

/// <summary>What an agent's model calls took, repair turns included.</summary>
/// <param name="ModelId">Model or inference profile that answered; empty when none did.</param>
/// <param name="PromptVersion">Version of the agent's prompt.</param>
/// <param name="PromptCharacters">Characters sent, system and user text together.</param>
/// <param name="Repaired">True when the first answer was invalid and the repair turn's was used.</param>
/// <param name="DurationMs">Time spent in model calls, in milliseconds.</param>
public sealed record ModelUsage(
    string ModelId,
    string PromptVersion,
    int PromptCharacters,
    int InputTokens,
    int OutputTokens,
    bool Repaired,
    long DurationMs)
{
    /// <summary>The same calls for a run that did not pay for them.</summary>
    public ModelUsage WithoutCost() => this with { InputTokens = 0, OutputTokens = 0, DurationMs = 0 };

    /// <summary>Both together: the calls of one attempt, or the attempts of one agent.</summary>
    /// <param name="later">Its repair turn counts, and its model where it has one: a call that failed names none.</param>
    public ModelUsage Plus(ModelUsage later) => later with
    {
        ModelId = later.ModelId.Length > 0 ? later.ModelId : ModelId,
        PromptCharacters = PromptCharacters + later.PromptCharacters,
        InputTokens = InputTokens + later.InputTokens,
        OutputTokens = OutputTokens + later.OutputTokens,
        DurationMs = DurationMs + later.DurationMs,
    };
}
