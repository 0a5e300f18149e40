using System.Diagnostics;
using ContentGen.Settings;
using ContentGen.Telemetry;
using Microsoft.Extensions.Options;

namespace ContentGen.Providers.Bedrock;

/// <summary>
/// Puts a span and the metrics of OpenTelemetry's conventions for generative AI around each call of the model it decorates. Sizes,
/// times and names only: no prompt and no answer.
/// </summary>
public sealed class MeasuredStructuredModel(
    IStructuredModel inner,
    IOptions<ContentGenOptions> contentGen,
    IOptions<BedrockOptions> bedrock,
    TimeProvider time) : IStructuredModel
{
    public async Task<StructuredAnswer> CompleteAsync(StructuredRequest request, CancellationToken cancellationToken)
    {
        var tags = TagsOf(request.Agent);
        using var span = Instruments.Spans.StartActivity(
            $"chat {contentGen.Value.ModelId}", ActivityKind.Client, default(ActivityContext), tags);
        span?.SetTag(TagName.MaxTokens, bedrock.Value.MaxTokens);
        return await MeasuredCall.MeasureAsync(span, Instruments.ModelDuration, tags, time, async () =>
        {
            var answer = await inner.CompleteAsync(request, cancellationToken);
            Answered(span, answer, tags);
            return answer;
        });
    }

    private TagList TagsOf(string agent) => new()
    {
        { TagName.ModelOperation, "chat" },
        { TagName.ModelProvider, "aws.bedrock" },
        { TagName.RequestModel, contentGen.Value.ModelId },
        { TagName.Agent, agent },
    };

    private static void Answered(Activity? span, StructuredAnswer answer, TagList tags)
    {
        span?.SetTag(TagName.InputTokens, answer.InputTokens);
        span?.SetTag(TagName.OutputTokens, answer.OutputTokens);
        Instruments.TokensUsed(answer.InputTokens, With(tags, "input"));
        Instruments.TokensUsed(answer.OutputTokens, With(tags, "output"));
    }

    private static TagList With(TagList tags, string tokenType)
    {
        tags.Add(TagName.TokenType, tokenType);
        return tags;
    }
}
