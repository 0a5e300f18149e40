using System.Globalization;
using System.Text;

namespace ContentGen.EndToEnd.Tests.Chaos.Report;

/// <summary>One table of all suites, a line for each kind of scenario; <c>dotnet test</c> prints it at the end.</summary>
internal static class ChaosSummary
{
    private static readonly Lock Gate = new();
    private static readonly List<ChaosRow> Rows = [];

    public static void Add(IEnumerable<ChaosRow> rows, string path)
    {
        lock (Gate)
        {
            Rows.AddRange(rows);
            File.WriteAllText(path, Write());
        }
    }

    private static string Write()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Chaos with seed {ChaosSettings.Seed}").AppendLine();
        text.AppendLine("| scenario | runs | delivered | in time | provenance right | calls while open |");
        text.AppendLine("|---|---|---|---|---|---|");
        foreach (var kind in Rows.GroupBy(row => row.Kind))
        {
            text.AppendLine(Line(kind.Key, [.. kind]));
        }

        return text.AppendLine(Line("all", Rows)).ToString();
    }

    private static string Line(string name, IReadOnlyList<ChaosRow> rows)
    {
        var openCalls = rows.Any(row => row.OpenCalls is not null) ? $"{rows.Sum(row => row.OpenCalls)}" : "";
        return $"| {name} | {rows.Sum(row => row.Runs.Count)} | {rows.Sum(row => row.Delivered)} | {rows.Sum(row => row.InTime)} | {rows.Sum(row => row.Honest)} | {openCalls} |";
    }
}
