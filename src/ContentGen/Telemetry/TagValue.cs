using System.Text.Json;

namespace ContentGen.Telemetry;

/// <summary>Values of dimensions: an enum's member in lower case with underscores, such as <c>half_open</c>.</summary>
internal static class TagValue
{
    public const string Chat = "chat";
    public const string Bedrock = "aws.bedrock";
    public const string AwsApi = "aws-api";
    public const string Input = "input";
    public const string Output = "output";

    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
