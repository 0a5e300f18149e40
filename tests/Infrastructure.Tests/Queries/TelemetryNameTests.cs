using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Queries;

/// <summary>Queries may only ask for metrics and dimensions that the app's telemetry names.</summary>
public sealed partial class TelemetryNameTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "src", "ContentGen", "Telemetry");

    [Fact]
    public void Queries_EveryMetricAndDimension_IsRecordedByTheApp()
    {
        Assert.SkipUnless(File.Exists(Path.Combine(Folder, "Instruments.cs")), "src/ContentGen/Telemetry records no metrics yet.");
        var source = string.Concat(Directory.EnumerateFiles(Folder, "*.cs").Select(File.ReadAllText));

        string[] unknown = [.. Query.Files.SelectMany(query => Names(query.Text)).Distinct().Where(
            name => !source.Contains($"\"{name}\""))];

        Assert.Empty(unknown);
    }

    [Fact]
    public void Queries_OnMetrics_NameAtLeastOne() =>
        Assert.All(Query.Files.Where(query => query.Text.Contains("customMetrics")), query => Assert.NotEmpty(Names(query.Text)));

    private static IEnumerable<string> Names(string query) => Literal().Matches(query).Select(match => match.Groups[1].Value);

    // Metrics and dimensions are the only literals with a dot and no blank.
    [GeneratedRegex(@"'([a-z_]+(?:\.[a-z_]+)+)'")]
    private static partial Regex Literal();
}
