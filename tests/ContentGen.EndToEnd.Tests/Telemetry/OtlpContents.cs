namespace ContentGen.EndToEnd.Tests.Telemetry;

/// <summary>What a receiver got, read.</summary>
internal static class OtlpContents
{
    public static IReadOnlyList<OtlpSpan> Spans(this OtlpReceiver receiver) => [.. receiver.Of("traces").SelectMany(OtlpSpan.Read)];

    /// <summary>Points of the newest export; sums count from the app's start.</summary>
    public static IReadOnlyList<OtlpPoint> Points(this OtlpReceiver receiver) =>
        [.. receiver.Of("metrics").TakeLast(1).SelectMany(OtlpPoint.Read)];
}
