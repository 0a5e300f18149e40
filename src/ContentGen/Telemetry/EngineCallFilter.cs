using System.Diagnostics;
using OpenTelemetry;

namespace ContentGen.Telemetry;

/// <summary>
/// Keeps the durable client's HTTP calls to the host beside it out of what is exported: each look at a status is one, they would be most
/// of what is stored and paid for, and they say nothing that the functions' own spans do not.
/// </summary>
internal sealed class EngineCallFilter : BaseProcessor<Activity>
{
    private const string Service = "/TaskHubSidecarService/";

    public override void OnEnd(Activity data)
    {
        if (data.Source.Name == "System.Net.Http" && data.GetTagItem("url.full") is string url && url.Contains(Service, StringComparison.Ordinal))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
