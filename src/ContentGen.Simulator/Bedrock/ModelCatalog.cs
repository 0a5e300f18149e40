using System.Text.RegularExpressions;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock;

/// <summary>Which model identifiers Bedrock would know, by their form: a model, an inference profile, or the ARN of either.</summary>
internal static partial class ModelCatalog
{
    private const string EndOfLife =
        "This model version has reached the end of its life. Please refer to the AWS documentation for more details.";

    // Of the newer models only inference profiles can be called on demand.
    private static readonly string[] ProfileOnly =
    [
        "claude-3-7", "claude-haiku-4", "claude-sonnet-4", "claude-opus-4", "claude-haiku-5", "claude-sonnet-5", "claude-opus-5",
        "nova-premier",
    ];

    private static readonly string[] Retired =
    [
        "claude-v1", "claude-v2", "claude-instant", "claude-3-haiku", "claude-3-sonnet", "claude-3-opus", "claude-3-5-haiku",
        "claude-3-5-sonnet", "claude-3-7-sonnet",
    ];

    private static readonly string[] OneSamplingParameter =
        ["claude-haiku-4-5", "claude-sonnet-4-5", "claude-opus-4-1", "claude-opus-4-5"];

    public static void Demand(string modelId)
    {
        var id = ArnPattern().Match(modelId) is { Success: true } arn ? arn.Groups["id"].Value : modelId;
        // An application's own inference profile has a name of twelve characters that says nothing of its model.
        if (ApplicationProfilePattern().IsMatch(modelId))
        {
            return;
        }

        var match = IdPattern().Match(id);
        if (!match.Success)
        {
            throw AwsErrors.Validation("The provided model identifier is invalid.");
        }

        if (Retired.Any(id.Contains))
        {
            throw AwsErrors.Refusal(404, "ResourceNotFoundException", EndOfLife);
        }

        if (!match.Groups["profile"].Success && ProfileOnly.Any(id.Contains))
        {
            throw AwsErrors.Validation(
                $"Invocation of model ID {id} with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an "
                + "inference profile that contains this model.");
        }
    }

    /// <summary>Whether the model takes either a temperature or a top P, but not both.</summary>
    public static bool TakesOneSamplingParameter(string modelId) => OneSamplingParameter.Any(modelId.Contains);

    [GeneratedRegex(@"^arn:aws(-[a-z]+)*:bedrock:[a-z0-9-]+:\d*:(foundation-model|inference-profile)/(?<id>[^/]+)$")]
    private static partial Regex ArnPattern();

    [GeneratedRegex(@"^arn:aws(-[a-z]+)*:bedrock:[a-z0-9-]+:\d{12}:(application-inference-profile|provisioned-model)/[a-z0-9]{12}$")]
    private static partial Regex ApplicationProfilePattern();

    [GeneratedRegex(
        @"^(?<profile>(us|eu|apac|au|jp|ca|us-gov|global)\.)?"
        + @"(anthropic\.claude|amazon\.nova|meta\.llama|mistral\.|cohere\.command|ai21\.jamba|deepseek\.|qwen\.|openai\.gpt|"
        + @"google\.gemma|writer\.palmyra)"
        + @"[a-z0-9.-]*(:\d+)?(:\d+k)?$")]
    private static partial Regex IdPattern();
}
