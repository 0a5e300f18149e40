using System.Globalization;
using System.Reflection;
using System.Text;

namespace ContentGen.ReliabilityTests;

/// <summary>
/// The validation's report for people: <c>artifacts/reliability/report.md</c>. Machines read the TRX file beside the other tests'.
/// </summary>
internal sealed class ReliabilityReport
{
    private readonly List<string> _checks = [];
    private readonly List<(string Purpose, ValidatedRun Run)> _runs = [];

    public string Target { get; set; } = "";

    /// <summary>Notes what was measured or seen; also when it is worse than it must be.</summary>
    public void Note(string check, string seen, bool good) => _checks.Add($"| {check} | {seen} | {(good ? "yes" : "NO")} |");

    public void Add(string purpose, ValidatedRun run) => _runs.Add((purpose, run));

    public void Save()
    {
        var folder = typeof(ReliabilityReport).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ReportFolder").Value!;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "report.md"), ToMarkdown());
    }

    private string ToMarkdown()
    {
        var text = new StringBuilder();
        text.AppendLine("# Validation").AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Target}, polled every {ReliabilitySettings.Poll.TotalSeconds} s for up to {ReliabilitySettings.Limit.TotalSeconds} s a run.");
        text.AppendLine().AppendLine("| check | seen | good |").AppendLine("|---|---|---|");
        _checks.ForEach(check => text.AppendLine(check));
        text.AppendLine()
            .AppendLine("| run | purpose | status | delivered | start | slowest status | took | not live |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var (purpose, run) in _runs)
        {
            text.AppendLine(Line(purpose, run));
        }

        text.AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"{_runs.Count(entry => entry.Run.IsDelivered)} of {_runs.Count} runs delivered.");
        return text.ToString();
    }

    private static string Line(string purpose, ValidatedRun run) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {run.RunId} | {purpose} | {run.State} | {(run.IsDelivered ? "yes" : "NO")} | {run.Start.TotalMilliseconds:F0} ms | {run.SlowestStatus.TotalMilliseconds:F0} ms | {run.Took.TotalSeconds:F1} s | {string.Join(", ", run.Fallbacks)} |");
}
