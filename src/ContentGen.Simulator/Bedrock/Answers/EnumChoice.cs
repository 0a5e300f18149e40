using System.Text.Json.Nodes;

namespace ContentGen.Simulator.Bedrock.Answers;

/// <summary>Picks a value of an enumeration: the one proposed when it is among them, else any.</summary>
internal static class EnumChoice
{
    public static JsonNode? Pick(JsonArray choices, string? proposal, int chance)
    {
        var proposed = proposal is null ? null : choices.FirstOrDefault(choice => AnswerField.Normal(choice?.ToString() ?? "") == AnswerField.Normal(proposal));
        return (proposed ?? choices[chance % choices.Count])?.DeepClone();
    }
}
