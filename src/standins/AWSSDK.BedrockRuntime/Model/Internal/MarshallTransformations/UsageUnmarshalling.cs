using Amazon.Runtime.Internal.Transform;
using Amazon.StandIns.RestJson;

namespace Amazon.BedrockRuntime.Model.Internal.MarshallTransformations;

internal static class UsageUnmarshalling
{
    public static readonly StructureUnmarshaller<ConverseMetrics> Metrics = new(
        ("latencyMs", (metrics, context, ref reader) =>
            metrics.LatencyMs = NullableLongUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly StructureUnmarshaller<TokenUsage> Usage = new(
        ("cacheReadInputTokens", (usage, context, ref reader) =>
            usage.CacheReadInputTokens = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("cacheWriteInputTokens", (usage, context, ref reader) =>
            usage.CacheWriteInputTokens = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("inputTokens", (usage, context, ref reader) =>
            usage.InputTokens = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("outputTokens", (usage, context, ref reader) =>
            usage.OutputTokens = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)),
        ("totalTokens", (usage, context, ref reader) =>
            usage.TotalTokens = NullableIntUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly StructureUnmarshaller<PerformanceConfiguration> Performance = new(
        ("latency", (config, context, ref reader) =>
            config.Latency = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));

    public static readonly StructureUnmarshaller<ServiceTier> Tier = new(
        ("type", (tier, context, ref reader) =>
            tier.Type = StringUnmarshaller.Instance.Unmarshall(context, ref reader)));
}
