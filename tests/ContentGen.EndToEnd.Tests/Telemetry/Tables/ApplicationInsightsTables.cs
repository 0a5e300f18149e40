using System.Globalization;
using System.Text.Json.Nodes;
using ContentGen.EndToEnd.Tests.Telemetry.Ingestion;

namespace ContentGen.EndToEnd.Tests.Telemetry.Tables;

/// <summary>Turns envelopes into rows of the tables of Application Insights, as its ingestion does.</summary>
internal static class ApplicationInsightsTables
{
    // In the envelope a severity is a word, in the table its number.
    private static readonly string[] Severities = ["Verbose", "Information", "Warning", "Error", "Critical"];

    /// <summary>A table of each name; empty when nothing of its kind was sent.</summary>
    public static JsonObject From(IEnumerable<Envelope> envelopes)
    {
        Envelope[] all = [.. envelopes];
        JsonArray Rows(string kind, Func<Envelope, JsonObject> row) =>
            [.. all.Where(one => one.Kind == kind).Select(one => WithCommon(row(one), one))];

        return new()
        {
            ["customMetrics"] = Rows("MetricData", Metric),
            ["requests"] = Rows("RequestData", Request),
            ["dependencies"] = Rows("RemoteDependencyData", Dependency),
            ["traces"] = Rows("MessageData", Trace),
            ["exceptions"] = Rows("ExceptionData", Failure),
        };
    }

    private static JsonObject WithCommon(JsonObject row, Envelope envelope)
    {
        row["timestamp"] = envelope.Time;
        row["customDimensions"] = envelope.Properties.DeepClone();
        row["operation_Id"] = envelope.Tag("ai.operation.id");
        row["operation_ParentId"] = envelope.Tag("ai.operation.parentId");
        row["operation_Name"] = envelope.Tag("ai.operation.name");
        row["cloud_RoleName"] = envelope.Tag("ai.cloud.role");
        row["itemCount"] = (int)Math.Round(100 / (envelope.SampleRate ?? 100));
        return row;
    }

    // A pre-aggregated point carries its sum as value and how many it is made of; a single one counts one.
    private static JsonObject Metric(Envelope envelope)
    {
        var point = envelope.Data["metrics"]![0]!;
        var value = point["value"]!.GetValue<double>();
        return new()
        {
            ["name"] = point["name"]!.ToString(),
            ["value"] = value,
            ["valueSum"] = value,
            ["valueCount"] = point["count"]?.GetValue<int>() ?? 1,
            ["valueMin"] = point["min"]?.GetValue<double>() ?? value,
            ["valueMax"] = point["max"]?.GetValue<double>() ?? value,
        };
    }

    private static JsonObject Request(Envelope envelope) => new()
    {
        ["id"] = envelope.Data["id"]!.ToString(),
        ["name"] = envelope.Data["name"]!.ToString(),
        ["url"] = envelope.Data["url"]?.ToString(),
        ["success"] = envelope.Data["success"]!.ToString(),
        ["resultCode"] = envelope.Data["responseCode"]?.ToString(),
        ["duration"] = Milliseconds(envelope),
    };

    private static JsonObject Dependency(Envelope envelope) => new()
    {
        ["id"] = envelope.Data["id"]!.ToString(),
        ["name"] = envelope.Data["name"]!.ToString(),
        ["target"] = envelope.Data["target"]?.ToString(),
        ["type"] = envelope.Data["type"]?.ToString(),
        ["data"] = envelope.Data["data"]?.ToString(),
        ["success"] = envelope.Data["success"]!.ToString(),
        ["resultCode"] = envelope.Data["resultCode"]?.ToString(),
        ["duration"] = Milliseconds(envelope),
    };

    private static JsonObject Trace(Envelope envelope) => new()
    {
        ["message"] = envelope.Data["message"]!.ToString(),
        ["severityLevel"] = Severity(envelope),
    };

    private static JsonObject Failure(Envelope envelope)
    {
        var first = envelope.Data["exceptions"]![0]!;
        return new()
        {
            ["type"] = first["typeName"]!.ToString(),
            ["outerMessage"] = first["message"]!.ToString(),
            ["severityLevel"] = Severity(envelope),
        };
    }

    private static int Severity(Envelope envelope) => Array.IndexOf(Severities, envelope.Data["severityLevel"]?.ToString());

    private static double Milliseconds(Envelope envelope) =>
        TimeSpan.Parse(envelope.Data["duration"]!.ToString(), CultureInfo.InvariantCulture).TotalMilliseconds;
}
