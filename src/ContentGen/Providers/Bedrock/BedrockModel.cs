using System.Diagnostics;
using Amazon.BedrockRuntime;
using ContentGen.Settings;
using ContentGen.Telemetry;

namespace ContentGen.Providers.Bedrock;

/// <summary>
/// Asks Amazon Bedrock through Converse. The client is made at the first call, so that what it misses is reported there. Each call has a
/// span and the metrics of OpenTelemetry's conventions for generative AI, and is logged; the texts themselves are logged at Trace only.
/// </summary>
public sealed partial class BedrockModel(
    Func<IAmazonBedrockRuntime> client,
    IOptions<ContentGenOptions> contentGen,
    IOptions<BedrockOptions> options,
    TimeProvider time,
    ILogger<BedrockModel> logger) : IStructuredModel
{
    public async Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        LogQuestion(request.Agent, request.Question);
        var answer = await MeasuredAsync(request, cancellationToken);
        var elapsed = (long)time.GetElapsedTime(start).TotalMilliseconds;
        LogAnswered(request.Agent, answer.ModelId, elapsed, answer.InputTokens, answer.OutputTokens);
        if (logger.IsEnabled(LogLevel.Trace))
        {
            LogAnswer(request.Agent, answer.Output?.GetRawText() ?? answer.Text);
        }

        return answer;
    }

    /// <summary>One call with its span and metrics: sizes, times and names only, no prompt and no answer.</summary>
    private async Task<StructuredAnswer> MeasuredAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        TagList tags = new()
        {
            { TagName.ModelOperation, "chat" },
            { TagName.ModelProvider, "aws.bedrock" },
            { TagName.RequestModel, contentGen.Value.ModelId },
            { TagName.Agent, request.Agent },
        };
        using var span = Instruments.Spans.StartActivity(
            $"chat {contentGen.Value.ModelId}", ActivityKind.Client, default(ActivityContext), tags);
        span?.SetTag(TagName.MaxTokens, options.Value.MaxTokens);
        return await MeasuredCall.MeasureAsync(span, Instruments.ModelDuration, tags, time, async () =>
        {
            var answer = await AskAsync(request, cancellationToken);
            span?.SetTag(TagName.InputTokens, answer.InputTokens).SetTag(TagName.OutputTokens, answer.OutputTokens);
            Instruments.TokensUsed(answer.InputTokens, [.. tags, new(TagName.TokenType, "input")]);
            Instruments.TokensUsed(answer.OutputTokens, [.. tags, new(TagName.TokenType, "output")]);
            return answer;
        });
    }

    private async Task<StructuredAnswer> AskAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var modelId = contentGen.Value.ModelId;
        var region = "";
        try
        {
            var bedrock = client();
            region = bedrock.Config.RegionEndpoint?.SystemName ?? "";
            var response = await bedrock.ConverseAsync(Converse.RequestOf(request, modelId, options.Value), cancellationToken);
            return Converse.AnswerOf(response, request.Agent, modelId);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw BedrockFailure.From(exception, new BedrockCallSite(modelId, region));
        }
    }

    [LoggerMessage(2301, LogLevel.Debug, "{Agent}: {ModelId} answered in {ElapsedMs} ms, {InputTokens} tokens in, {OutputTokens} out")]
    private partial void LogAnswered(string agent, string modelId, long elapsedMs, int inputTokens, int outputTokens);

    [LoggerMessage(2302, LogLevel.Trace, "{Agent} asks: {Question}")]
    private partial void LogQuestion(string agent, string question);

    [LoggerMessage(2303, LogLevel.Trace, "{Agent} is answered: {Answer}")]
    private partial void LogAnswer(string agent, string answer);
}
