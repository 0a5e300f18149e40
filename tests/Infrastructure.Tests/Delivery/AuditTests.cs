using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Delivery;

/// <summary>What the audit of packages makes of the package manager's report.</summary>
public sealed class AuditTests
{
    [Theory]
    [InlineData("""{"version":1,"projects":[{"path":"a.csproj"}]}""", 0)]
    [InlineData(
        """{"projects":[{"frameworks":[{"transitivePackages":[{"id":"A","vulnerabilities":[{"severity":"Low","advisoryurl":"x"}]}]}]}]}""",
        1)]
    [InlineData("""{"problems":[{"text":"The source does not answer.","level":"error"}]}""", 2)]
    public async Task Audit_OfAReport_StopsAtAdvisoriesAndAtSilence(string report, int expected)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("report.json"), report);

        var result = await ProcessResult.RunAsync("bash", [Path.Combine(Repository.Root, ".ci", "audit"), folder.File("report.json")]);

        Assert.Equal(expected, result.ExitCode);
    }

    [Theory]
    [InlineData("""{"projects":[]}""", 0, "No known advisory.")]
    [InlineData("""{"severity":"Low"}""", 1, "has a known advisory")]
    [InlineData("""{"problems":[{"level":"error"}]}""", 2, "")]
    public async Task Audit_OfAProject_JudgesWhatThePackageManagerSays(string report, int expected, string said)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("ci"));
        File.Copy(Path.Combine(Repository.Root, ".ci", "audit"), folder.File("ci/audit"));

        var result = await ProcessResult.RunAsync("bash", [folder.File("ci/audit"), "app.csproj"], environment: new Dictionary<string, string>
        {
            ["BASH_FUNC_dotnet%%"] = """() { echo "$REPORT"; }""",
            ["REPORT"] = report,
        });

        Assert.Equal(expected, result.ExitCode);
        Assert.Contains(said, result.Output + result.Error);
    }
}
