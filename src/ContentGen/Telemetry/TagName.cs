using System.Text.Json;

namespace ContentGen.Telemetry;

/// <summary>Names of the dimensions of metrics and of the attributes of spans. Workbooks and alerts refer to them.</summary>
public static class TagName
{
    public const string Agent = "contentgen.agent";
    public const string Cache = "contentgen.cache";
    public const string CacheResult = "contentgen.cache.result";
    public const string Category = "contentgen.category";
    public const string Emergency = "contentgen.run.emergency";
    public const string Engine = "contentgen.engine";
    public const string From = "contentgen.from";
    public const string Outcome = "contentgen.outcome";
    public const string RunStatus = "contentgen.run.status";
    public const string Section = "contentgen.section";
    public const string Service = "contentgen.service";
    public const string Source = "contentgen.source";
    public const string SpeechOutput = "contentgen.speech.output";
    public const string Step = "contentgen.step";
    public const string To = "contentgen.to";
    public const string Voice = "contentgen.voice";

    // OpenTelemetry's own, of the conventions for errors, remote calls and generative AI.
    public const string ErrorType = "error.type";
    public const string InputTokens = "gen_ai.usage.input_tokens";
    public const string MaxTokens = "gen_ai.request.max_tokens";
    public const string ModelOperation = "gen_ai.operation.name";
    public const string ModelProvider = "gen_ai.provider.name";
    public const string OutputTokens = "gen_ai.usage.output_tokens";
    public const string RemoteMethod = "rpc.method";
    public const string RemoteService = "rpc.service";
    public const string RemoteSystem = "rpc.system";
    public const string RequestModel = "gen_ai.request.model";
    public const string TokenType = "gen_ai.token.type";
}

/// <summary>Values of dimensions: an enum's member in lower case with underscores, such as <c>half_open</c>.</summary>
internal static class TagValue
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
