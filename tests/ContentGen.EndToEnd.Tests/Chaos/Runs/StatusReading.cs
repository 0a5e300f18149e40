using System.Text.Json;

namespace ContentGen.EndToEnd.Tests.Chaos.Runs;

/// <summary>One answer of <c>agent-status</c>.</summary>
/// <param name="Bytes">Length of the answer's body.</param>
internal sealed record StatusReading(int Bytes, JsonElement Json)
{
    private static readonly string[] Endings = ["COMPLETED", "PARTIAL", "FAILED"];

    public string State => Json.GetProperty("status").GetString()!;

    public bool HasEnded => Endings.Contains(State);

    public int Completed => Json.GetProperty("progress").GetProperty("completed").GetInt32();

    public static StatusReading Of(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return new(body.Length, document.RootElement.Clone());
    }

    public IEnumerable<string> Names(string list) => Json.GetProperty(list).EnumerateArray().Select(name => name.GetString()!);

    public DateTimeOffset Time(string name) => Json.GetProperty(name).GetDateTimeOffset();
}
