using System.Diagnostics;
using System.Text.Json;
using Amazon.BedrockRuntime;
using Amazon.BedrockRuntime.Model;
using ContentGen.Failures;
using ContentGen.Providers.Bedrock;
using ContentGen.Settings;
using ContentGen.Telemetry;
using ContentGen.Tests.Bedrock;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ContentGen.Tests.Telemetry;

[Collection(TelemetryCollection.Name)]
public sealed class BedrockTelemetryTests : IDisposable
{
    private const string Secret = "The mayor's telephone number";

    private static readonly StructuredRequest Request = new("NEWS_FETCHER", Secret, Secret, JsonDocument.Parse("{}").RootElement);

    private readonly List<Activity> _spans = [];
    private readonly ActivityListener _listener;
    private readonly Recordings _recordings = new();

    public BedrockTelemetryTests()
    {
        _listener = new()
        {
            ShouldListenTo = source => source.Name == Instruments.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = _spans.Add,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    [Fact]
    public async Task CompleteAsync_Answered_RecordsTheConventionsWithoutAnyText()
    {
        var message = new Message { Role = ConversationRole.Assistant, Content = [new ContentBlock { Text = Secret }] };
        var model = Model(() => new()
        {
            Output = new ConverseOutput { Message = message },
            Usage = new TokenUsage { InputTokens = 120, OutputTokens = 45 },
        });

        await model.CompleteAsync(Request, default);

        var span = Assert.Single(_spans);
        Assert.Equal("chat haiku", span.DisplayName);
        Assert.Equal(ActivityKind.Client, span.Kind);
        Assert.Equal("aws.bedrock", span.GetTagItem("gen_ai.provider.name"));
        Assert.Equal(120, span.GetTagItem("gen_ai.usage.input_tokens"));
        Assert.Equal(45, span.GetTagItem("gen_ai.usage.output_tokens"));
        Assert.Equal([120.0, 45.0], _recordings.Of("gen_ai.client.token.usage").Select(one => one.Value));
        Assert.DoesNotContain("error.type", Assert.Single(_recordings.Of("gen_ai.client.operation.duration")).Tags.Keys);
        Assert.DoesNotContain(span.TagObjects, tag => $"{tag.Value}".Contains(Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task CompleteAsync_Failed_RecordsTheCategoryAndNotTheMessage()
    {
        var model = Model(() => throw new ThrottlingException(Secret));

        await Assert.ThrowsAsync<ServiceThrottledException>(() => model.CompleteAsync(Request, default));

        var span = Assert.Single(_spans);
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
        Assert.Equal("throttled", Assert.Single(_recordings.Of("gen_ai.client.operation.duration")).Tags["error.type"]);
        Assert.Empty(_recordings.Of("gen_ai.client.token.usage"));
    }

    public void Dispose()
    {
        _listener.Dispose();
        _recordings.Dispose();
    }

    private static BedrockModel Model(Func<ConverseResponse> answer) => new(
        () => new ScriptedBedrock((_, _) => Task.FromResult(answer())),
        Options.Create(new ContentGenOptions { ModelId = "haiku" }),
        Options.Create(new BedrockOptions()),
        TimeProvider.System,
        NullLogger<BedrockModel>.Instance);
}
