using System.Text.Json;
using System.Text.Json.Nodes;

namespace ContentGen.Simulator.AmazonPolly.Audio;

/// <summary>A speech mark: when something of the input is heard, and at which bytes of the input it stands.</summary>
internal sealed record SpeechMark(double TimeMs, string Type, int Start, int End, string Value)
{
    public string ToJsonLine() => JsonSerializer.Serialize(
        new JsonObject
        {
            ["time"] = (long)Math.Round(TimeMs),
            ["type"] = Type,
            ["start"] = Start,
            ["end"] = End,
            ["value"] = Value,
        },
        SimulatedResponse.Relaxed);
}
