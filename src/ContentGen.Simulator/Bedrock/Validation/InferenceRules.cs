using System.Text.Json.Nodes;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

/// <summary>The ranges of the inference parameters.</summary>
internal static class InferenceRules
{
    private const int MaximumTokens = 64_000;

    public static void Demand(JsonObject body, string modelId)
    {
        if (body["inferenceConfig"] is not { } node)
        {
            return;
        }

        var config = Field.Object(node, "inferenceConfig");
        Field.Range(config, "maxTokens", "inferenceConfig.maxTokens", 1, int.MaxValue);
        Field.Range(config, "temperature", "inferenceConfig.temperature", 0, 1);
        Field.Range(config, "topP", "inferenceConfig.topP", 0, 1);

        if (Field.Whole(config["maxTokens"]) > MaximumTokens)
        {
            throw AwsErrors.Validation(
                $"The maximum tokens you requested exceeds the model limit of {MaximumTokens}. Try again with a lower value.");
        }

        if (config["temperature"] is not null && config["topP"] is not null && ModelCatalog.TakesOneSamplingParameter(modelId))
        {
            throw AwsErrors.Validation(
                "`temperature` and `top_p` cannot both be specified for this model. Please use only one.");
        }
    }
}
