using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Delivery;

/// <summary>What holds for every workflow.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Workflows => [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Workflows))]
    public void Jobs_Always_HaveALimitAndExistingNeeds(string file)
    {
        JsonObject jobs = Read(file)["jobs"]!.AsObject();

        Assert.All(jobs, job =>
        {
            Assert.NotNull(job.Value!["timeout-minutes"]);
            Assert.NotEmpty(job.Value["steps"]!.AsArray());
            if (job.Value["needs"] is { } needs)
                Assert.Contains(needs.ToString(), jobs.Select(other => other.Key));
        });
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Permissions_ByDefault_AreToReadContents(string file)
    {
        KeyValuePair<string, JsonNode?> permission = Assert.Single(Read(file)["permissions"]!.AsObject());

        Assert.Equal(("contents", "read"), (permission.Key, permission.Value!.ToString()));
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Actions_Always_NameAVersion(string file) =>
        Assert.All(
            Steps(file).Where(step => step["uses"] is not null),
            step => Assert.Matches(@"^[\w-]+/[\w-]+@v\d+$", step["uses"]!.ToString()));

    [Theory, MemberData(nameof(Workflows))]
    public void Scripts_Always_TakeValuesFromTheirEnvironment(string file) =>
        Assert.All(
            Steps(file).Where(step => step["run"] is not null),
            step => Assert.DoesNotContain("${{", step["run"]!.ToString()));

    [Theory, MemberData(nameof(Workflows))]
    public void Expressions_OnSteps_NameAnEarlierStep(string file)
    {
        HashSet<string> known = [];
        foreach (JsonNode step in Steps(file))
        {
            Assert.All(StepReference().Matches(step.ToJsonString()), match => Assert.Contains(match.Groups[1].Value, known));
            known.Add(step["id"]?.ToString() ?? "");
        }
    }

    internal static JsonNode Read(string file) => Yaml.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    private static IEnumerable<JsonNode> Steps(string file) =>
        Read(file)["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray()).Select(step => step!);

    [GeneratedRegex(@"steps\.([\w-]+)\.")]
    private static partial Regex StepReference();
}
