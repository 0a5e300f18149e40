using System.Text.Json;

namespace ContentGen.Providers.Bedrock;

/// <param name="Agent">One of <see cref="Agents.AgentName"/>; names the tool and the call's metadata.</param>
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
    /// <summary>Characters of the texts that are sent.</summary>
    public int Characters => Instructions.Length + Question.Length + (Correction?.Problems.Length ?? 0);
}
