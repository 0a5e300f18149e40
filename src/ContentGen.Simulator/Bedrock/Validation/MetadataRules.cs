using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ContentGen.Simulator.Aws;

namespace ContentGen.Simulator.Bedrock.Validation;

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
            if (!KeyPattern().IsMatch(key) || Field.Text(value) is not { } text || !ValuePattern().IsMatch(text))
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
