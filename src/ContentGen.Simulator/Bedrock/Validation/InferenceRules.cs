using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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

        if (config["maxTokens"].Whole() > MaximumTokens)
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

/// <summary>The limits of request metadata: 16 entries, 256 plain characters each.</summary>
internal static partial class MetadataRules
{
    public static void Demand(JsonObject body)
    {
        if (body["requestMetadata"] is not { } node)
        {
            return;
        }

        var metadata = Field.Object(node, "requestMetadata");
        if (metadata.Count is 0 or > 16)
        {
            throw AwsErrors.Constraint("requestMetadata", $"{metadata.Count} entries", "Map must have between 1 and 16 entries");
        }

        foreach (var (key, value) in metadata)
        {
            if (!KeyPattern().IsMatch(key) || value.Text() is not { } text || !ValuePattern().IsMatch(text))
            {
                throw AwsErrors.Pattern($"requestMetadata.{key}", value?.ToString(), @"[a-zA-Z0-9\s:_@$#=/+,-.]{0,256}");
            }
        }
    }

    [GeneratedRegex(@"^[a-zA-Z0-9\s:_@$#=/+,\-.]{1,256}$")]
    private static partial Regex KeyPattern();

    [GeneratedRegex(@"^[a-zA-Z0-9\s:_@$#=/+,\-.]{0,256}$")]
    private static partial Regex ValuePattern();
}
