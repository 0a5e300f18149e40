namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>One point of a metric as exported: a sum's value, or how often a histogram was recorded.</summary>
internal sealed record OtlpPoint(string Metric, double Value, IReadOnlyDictionary<string, string> Tags)
{
    private const int Sum = 7;
    private const int Histogram = 9;

    public static IEnumerable<OtlpPoint> Read(byte[] body) => new ProtobufMessage(body).Messages(1, 2, 2).SelectMany(Read);

    private static IEnumerable<OtlpPoint> Read(ProtobufMessage metric) =>
    [
        .. metric.Messages(Sum, 1).Select(point => new OtlpPoint(metric.Text(1), ValueOf(point), OtlpTags.Read(point, 7))),
        .. metric.Messages(Histogram, 1).Select(point => new OtlpPoint(metric.Text(1), point.Number(4) ?? 0, OtlpTags.Read(point, 9))),
    ];

    private static double ValueOf(ProtobufMessage point) =>
        point.Number(6) is { } whole ? whole : BitConverter.UInt64BitsToDouble(point.Number(4) ?? 0);
}
