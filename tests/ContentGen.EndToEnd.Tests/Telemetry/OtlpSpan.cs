namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>A span as exported; field numbers are those of opentelemetry/proto/trace/v1.</summary>
internal sealed record OtlpSpan(string TraceId, string SpanId, string ParentId, string Name, IReadOnlyDictionary<string, string> Tags)
{
    public static IEnumerable<OtlpSpan> Read(byte[] body) => new ProtobufMessage(body).Messages(1, 2, 2)
        .Select(span => new OtlpSpan(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), OtlpTags.Read(span, 9)));
}
