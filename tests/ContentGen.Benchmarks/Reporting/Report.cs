using System.Globalization;

namespace ContentGen.Benchmarks.Reporting;

/// <summary>Writes Markdown, row by row, so that what was measured stays when a later workload fails.</summary>
internal sealed class Report(TextWriter output)
{
    public void Line(string text = "") => output.WriteLine(text);

    public void Begin(string command)
    {
        Line();
        Line($"`{command}`");
        Line();
        Line("| what | figure | machine's limit, same run | ratio |");
        Line("|---|---|---|---|");
    }

    public void Add(Figure figure) => Line($"| {figure.What} | {figure.Value} | {figure.Limit} | {figure.Ratio} |");

    public static string Number(double value) =>
        value.ToString(value < 10 ? "N2" : value < 100 ? "N1" : "N0", CultureInfo.InvariantCulture);

    public static string Milliseconds(TimeSpan time) => $"{Number(time.TotalMilliseconds)} ms";
}
