using System.Globalization;
using System.Reflection;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Fuzz.Report;

/// <summary>The table of a run, printed and kept as <c>artifacts/fuzz/report.md</c>.</summary>
internal static class FuzzReport
{
    private const int MostFindings = 40;

    public static string Write(IReadOnlyList<EndpointTally> tallies)
    {
        var text = new StringBuilder("# Fuzzed over HTTP").AppendLine().AppendLine();
        text.AppendLine(CultureInfo.InvariantCulture, $"Seed {FuzzSettings.Seed}, {tallies.Sum(tally => tally.Cases)} requests, {tallies.Sum(tally => tally.Findings.Count)} findings.").AppendLine();
        text.AppendLine("| endpoint | cases | statuses | slowest | findings |").AppendLine("|---|---|---|---|---|");
        foreach (var tally in tallies)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"| {tally.Endpoint} | {tally.Cases} | {tally.Statuses} | {tally.Slowest.TotalMilliseconds:F0} ms | {tally.Findings.Count} |");
        }

        text.AppendLine();
        foreach (var finding in tallies.SelectMany(tally => tally.Findings.Order(StringComparer.Ordinal).Take(MostFindings)))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"- {finding}");
        }

        return text.ToString();
    }

    public static void Save(string report)
    {
        var folder = typeof(FuzzReport).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(metadata => metadata.Key == "FuzzReports").Value!;
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, "report.md"), report);
    }
}
