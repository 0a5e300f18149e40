using System.Text;
using System.Text.Json.Nodes;

namespace StandIns.Tests.Durable.Management.Loopback;

/// <summary>A request as it was on the wire: the target is neither decoded nor normalised.</summary>
internal sealed record RecordedRequest(
    string Method, string Target, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string Path => Target.Split('?')[0];

    public string Query => Target.Contains('?') ? Target[(Target.IndexOf('?') + 1)..] : "";

    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;
}
