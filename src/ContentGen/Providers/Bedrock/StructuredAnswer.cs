using System.Text.Json;

namespace ContentGen.Providers.Bedrock;

/// <param name="Output">The answer as JSON, not yet checked; null when the model wrote text instead.</param>
/// <param name="ToolUseId">The service's id of the answer; null when <paramref name="Output"/> is.</param>
/// <param name="Text">Text beside or instead of the answer; empty in general.</param>
/// <param name="CutOff">True when the answer ended at the token limit.</param>
/// <param name="ModelId">Model or inference profile that was called.</param>
public sealed record StructuredAnswer(
    JsonElement? Output,
    string? ToolUseId,
    string Text,
    bool CutOff,
    string ModelId,
    int InputTokens,
    int OutputTokens);
