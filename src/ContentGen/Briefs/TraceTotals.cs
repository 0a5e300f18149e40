namespace ContentGen.Briefs;

/// <summary>Sums over a run's agents, and what the voice was charged for.</summary>
/// <param name="PromptCharacters">Characters of the prompts of agents whose model answered.</param>
/// <param name="ModelMs">Time spent in model calls, in milliseconds; calls that ran side by side count each.</param>
/// <param name="SpeechCharacters">Characters that Amazon Polly charged for.</param>
public sealed record TraceTotals(int PromptCharacters, int InputTokens, int OutputTokens, long ModelMs, int SpeechCharacters);
