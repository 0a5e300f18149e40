using Microsoft.Extensions.Logging;

namespace ContentGen.Providers.Bedrock;

/// <summary>Logs each call of the model it decorates; the texts themselves at Trace only.</summary>
public sealed class LoggingStructuredModel(IStructuredModel inner, TimeProvider time, ILogger<LoggingStructuredModel> logger)
    : IStructuredModel
{
    public async Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        logger.Asking(request.Agent, request.Question);
        var answer = await inner.CompleteAsync(request, cancellationToken).ConfigureAwait(false);
        var elapsed = (long)time.GetElapsedTime(start).TotalMilliseconds;
        logger.Answered(request.Agent, answer.ModelId, elapsed, answer.InputTokens, answer.OutputTokens);
        if (logger.IsEnabled(LogLevel.Trace))
        {
            logger.AnswerText(request.Agent, answer.Output?.GetRawText() ?? answer.Text);
        }

        return answer;
    }
}

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
