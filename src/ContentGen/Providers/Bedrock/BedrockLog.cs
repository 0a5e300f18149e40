using Microsoft.Extensions.Logging;

namespace ContentGen.Providers.Bedrock;

internal static partial class BedrockLog
{
    [LoggerMessage(2301, LogLevel.Debug, "{Agent}: {ModelId} answered in {ElapsedMs} ms, {InputTokens} tokens in, {OutputTokens} out")]
    public static partial void Answered(
        this ILogger logger, string agent, string modelId, long elapsedMs, int inputTokens, int outputTokens);

    [LoggerMessage(2302, LogLevel.Trace, "{Agent} asks: {Question}")]
    public static partial void Asking(this ILogger logger, string agent, string question);

    [LoggerMessage(2303, LogLevel.Trace, "{Agent} is answered: {Answer}")]
    public static partial void AnswerText(this ILogger logger, string agent, string answer);
}
