using System.Globalization;
using System.Text;

namespace LocalFunctionsHost.Tests.Kills;

/// <summary>What the kill test did and found.</summary>
internal sealed class KillReport(int seed)
{
    private readonly SortedDictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private readonly List<(string Name, long Value)> _figures = [];

    public List<string> Faults { get; } = [];

    public int Kills => _kinds.Values.Sum();

    public int KillsBeforeReady { get; private set; }

    public void CountKill(string kind, bool wasReady)
    {
        _kinds[kind] = _kinds.GetValueOrDefault(kind) + 1;
        if (!wasReady)
        {
            KillsBeforeReady++;
        }
    }

    public void Add(string name, long value) => _figures.Add((name, value));

    public override string ToString()
    {
        var text = new StringBuilder($"Seed {seed}: repeat with CONTENTGEN_KILLS_SEED={seed} CONTENTGEN_KILLS={Kills}\n");
        foreach (var (kind, count) in _kinds)
        {
            Row(text, "killed " + kind, count);
        }

        Row(text, "kills", Kills);
        Row(text, "of them before the app was ready", KillsBeforeReady);
        foreach (var (name, value) in _figures)
        {
            Row(text, name, value);
        }

        Row(text, "faults", Faults.Count);
        foreach (var fault in Faults.Take(20))
        {
            text.AppendLine(fault.Length > 300 ? fault[..300] : fault);
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, long value) =>
        text.AppendLine(CultureInfo.InvariantCulture, $"| {name,-45} | {value,8} |");
}
