using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Delivery;

/// <summary>What holds for every workflow.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Workflows =>
        [.. Directory.EnumerateFiles(Folder, "*.yml").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(Workflows))]
    public void Jobs_Always_HaveALimitAndExistingNeeds(string file)
    {
        var jobs = Read(file)["jobs"]!.AsObject();

        Assert.All(jobs, job =>
        {
            Assert.NotNull(job.Value!["timeout-minutes"]);
            Assert.NotEmpty(job.Value["steps"]!.AsArray());
            if (job.Value["needs"] is { } needs)
            {
                Assert.Contains(needs.ToString(), jobs.Select(other => other.Key));
            }
        });
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Permissions_ByDefault_AreToReadContents(string file)
    {
        var permission = Assert.Single(Read(file)["permissions"]!.AsObject());

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
    public void Keys_Everywhere_AreThoseOfTheSyntax(string file)
    {
        var workflow = Read(file);

        Assert.Empty(Unknown(workflow, "name", "run-name", "on", "permissions", "env", "defaults", "concurrency", "jobs"));
        Assert.All(workflow["jobs"]!.AsObject(), job => Assert.Empty(Unknown(
            job.Value!, "name", "needs", "runs-on", "timeout-minutes", "environment", "permissions", "env", "if", "strategy", "concurrency", "outputs", "steps")));
        Assert.All(Steps(file), step =>
        {
            Assert.Empty(Unknown(
                step,
                "id",
                "name",
                "if",
                "uses",
                "with",
                "run",
                "env",
                "working-directory",
                "shell",
                "continue-on-error",
                "timeout-minutes"));
            Assert.True(step["run"] is null != step["uses"] is null, step.ToJsonString());
        });
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Expressions_Always_AreClosedAndUseKnownContexts(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        string[] expressions = [.. Expression().Matches(text).Select(match => match.Groups[1].Value)];

        Assert.Equal(text.Split("${{").Length - 1, expressions.Length);
        Assert.All(expressions, expression => Assert.Matches(@"^\s*(github|inputs|vars|secrets|steps|needs|env|runner)\.", expression));
    }

    [Theory, MemberData(nameof(Workflows))]
    public async Task Scripts_Always_AreBash(string file)
    {
        foreach (var step in Steps(file).Where(step => step["run"] is not null))
        {
            var result = await ProcessResult.RunAsync("bash", ["-n", "-c", step["run"]!.ToString()]);
            Assert.True(result.ExitCode == 0, result.Error);
        }
    }

    [Fact]
    public void Nightly_Always_SendsTenThousandRequestsToEachEndpoint()
    {
        var fuzzing = Steps("nightly.yml").Single(step => step["run"]?.ToString().Contains(".Fuzz.") == true);

        Assert.True(int.Parse(fuzzing["env"]!["CONTENTGEN_FUZZ_CASES"]!.ToString()) >= 10_000);
    }

    [Theory, MemberData(nameof(Workflows))]
    public void Expressions_OnSteps_NameAnEarlierStep(string file)
    {
        HashSet<string> known = [];
        foreach (var step in Steps(file))
        {
            Assert.All(StepReference().Matches(step.ToJsonString()), match => Assert.Contains(match.Groups[1].Value, known));
            known.Add(step["id"]?.ToString() ?? "");
        }
    }

    internal static JsonNode Read(string file) => Yaml.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    private static IEnumerable<JsonNode> Steps(string file) =>
        Read(file)["jobs"]!.AsObject().SelectMany(job => job.Value!["steps"]!.AsArray()).Select(step => step!);

    private static string[] Unknown(JsonNode node, params string[] known) => [.. node.AsObject().Select(pair => pair.Key).Except(known)];

    [GeneratedRegex(@"\$\{\{(.*?)\}\}")]
    private static partial Regex Expression();

    [GeneratedRegex(@"steps\.([\w-]+)\.")]
    private static partial Regex StepReference();
}
