using Microsoft.Extensions.Logging;

namespace ContentGen.Providers.Bedrock;

/// <summary>Logs each call of the model it decorates; the texts themselves at Trace only.</summary>
public sealed partial class LoggingStructuredModel(IStructuredModel inner, TimeProvider time, ILogger<LoggingStructuredModel> logger)
    : IStructuredModel
{
    public async Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        LogQuestion(request.Agent, request.Question);
        var answer = await inner.CompleteAsync(request, cancellationToken);
        var elapsed = (long)time.GetElapsedTime(start).TotalMilliseconds;
        LogAnswered(request.Agent, answer.ModelId, elapsed, answer.InputTokens, answer.OutputTokens);
        if (logger.IsEnabled(LogLevel.Trace))
        {
            LogAnswer(request.Agent, answer.Output?.GetRawText() ?? answer.Text);
        }

        return answer;
    }

    [LoggerMessage(2301, LogLevel.Debug, "{Agent}: {ModelId} answered in {ElapsedMs} ms, {InputTokens} tokens in, {OutputTokens} out")]
    private partial void LogAnswered(string agent, string modelId, long elapsedMs, int inputTokens, int outputTokens);

    [LoggerMessage(2302, LogLevel.Trace, "{Agent} asks: {Question}")]
    private partial void LogQuestion(string agent, string question);

    [LoggerMessage(2303, LogLevel.Trace, "{Agent} is answered: {Answer}")]
    private partial void LogAnswer(string agent, string answer);
}
