using System.Globalization;
using System.Reflection;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Chaos.Report;

/// <summary>The table of a suite: kept as a Markdown file under <c>artifacts/chaos</c>, and asserted to have no findings.</summary>
internal static class ChaosReport
{
    private static readonly string[] Sources = ["live", "cached", "derived", "static", "missing"];

    public static void Present(string suite, IReadOnlyList<ChaosRow> rows, ITestOutputHelper output)
    {
        var report = Write(suite, rows);
        output.WriteLine(report);
        var folder = Directory.CreateDirectory(ReportFolder()).FullName;
        File.WriteAllText(Path.Combine(folder, suite.Replace(' ', '-') + ".md"), report);
        ChaosSummary.Add(rows, Path.Combine(folder, "summary.md"));

        Assert.True(rows.All(row => row.Findings.Count == 0), report);
        Assert.True(rows.All(row => row.Delivered == row.Runs.Count), report);
    }

    private static string Write(string suite, IReadOnlyList<ChaosRow> rows)
    {
        var text = new StringBuilder();
        int delivered = rows.Sum(row => row.Delivered), all = rows.Sum(row => row.Runs.Count);
        text.AppendLine(CultureInfo.InvariantCulture, $"# Chaos: {suite}").AppendLine();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"Seed {ChaosSettings.Seed}. {delivered} of {all} runs delivered ({100.0 * delivered / all:F1} %).")
            .AppendLine();
        text.AppendLine("| scenario | runs | delivered | in time | provenance | calls while open | slowest | live / cached / derived / static / missing | calls (faulty) | statuses | largest | findings |");
        text.AppendLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var row in rows)
        {
            text.AppendLine(Line(row));
        }

        foreach (var finding in rows.SelectMany(row => row.Findings.Select(finding => $"- {row.Scenario}: {finding}")))
        {
            text.AppendLine(finding);
        }

        return text.ToString();
    }

    private static string Line(ChaosRow row)
    {
        var sources = string.Join(" / ", Sources.Select(row.Sections));
        var calls = row.Calls is null ? "" : $"{row.Calls.Total} ({row.Calls.Faulty})";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"| {row.Scenario} | {row.Runs.Count} | {row.Delivered} | {row.InTime} | {row.Honest} | {row.OpenCalls} | {row.SlowestSeconds:F1} s | {sources} | {calls} | {row.Readings} | {row.LargestStatus} B | {row.Findings.Count} |");
    }

    private static string ReportFolder() => typeof(ChaosReport).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "ChaosReports").Value!;
}
