namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>Attributes of a span or a point; the values that are texts.</summary>
internal static class OtlpTags
{
    public static IReadOnlyDictionary<string, string> Read(ProtobufMessage owner, int field) => owner.Messages(field)
        .DistinctBy(pair => pair.Text(1))
        .ToDictionary(pair => pair.Text(1), pair => pair.Messages(2).Select(value => value.Text(1)).FirstOrDefault() ?? "");
}
