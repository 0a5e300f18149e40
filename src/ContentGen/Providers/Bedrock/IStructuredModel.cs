using System.Text.Json;

namespace ContentGen.Providers.Bedrock;

/// <summary>A language model that answers with JSON of a given schema. One method call is one call to the service.</summary>
/// <remarks>Implementations throw the exceptions of <see cref="Failures"/> only, and <see cref="OperationCanceledException"/>.</remarks>
public interface IStructuredModel
{
    Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken);
}

/// <param name="Agent">Name of the agent that asks; names the tool and the call's metadata.</param>
/// <param name="Instructions">Standing instructions, above the conversation.</param>
/// <param name="Question">The user's message.</param>
/// <param name="Schema">JSON schema of the answer.</param>
/// <param name="Correction">The invalid answer and its problems, in the repair turn; null in the first.</param>
public sealed record StructuredRequest(
    string Agent,
    string Instructions,
    string Question,
    JsonElement Schema,
    Correction? Correction = null)
{
    /// <summary>Tokens that the answer may need when those are more than <c>Bedrock:MaxTokens</c>.</summary>
    public int TokensNeeded { get; init; }

    /// <summary>Characters of the texts that are sent.</summary>
    public int Characters => Instructions.Length + Question.Length + (Correction?.Problems.Length ?? 0);
}

/// <param name="Answer">The answer that could not be used.</param>
/// <param name="Problems">What is wrong with it, as the model is told.</param>
public sealed record Correction(StructuredAnswer Answer, string Problems);

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
