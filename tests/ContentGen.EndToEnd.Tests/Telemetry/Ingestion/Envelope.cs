using System.Text.Json.Nodes;

namespace ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

/// <summary>One item of telemetry as posted to <c>/v2.1/track</c>.</summary>
internal sealed class Envelope(JsonNode json)
{
    /// <summary>Such as <c>MetricData</c> or <c>RequestData</c>.</summary>
    public string Kind => json["data"]!["baseType"]!.ToString();

    public string Time => json["time"]!.ToString();

    public JsonNode Data => json["data"]!["baseData"]!;

    public JsonObject Properties => Data["properties"]?.AsObject() ?? [];

    /// <summary>Null when the envelope has no such tag.</summary>
    public string? Tag(string name) => json["tags"]?[name]?.ToString();

    /// <summary>Share of such items that are sent, in percent; null: all.</summary>
    public double? SampleRate => json["sampleRate"]?.GetValue<double>();
}
