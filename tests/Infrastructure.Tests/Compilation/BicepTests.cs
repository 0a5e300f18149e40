using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Infrastructure.Tests.Compilation;

public sealed class BicepTests
{
    private static readonly string Main = Path.Combine(Repository.Infrastructure, "main.bicep");

    [Theory]
    [InlineData("build", "--stdout")]
    [InlineData("lint")]
    public async Task Compiler_MainTemplate_SaysNothing(string command, params string[] options)
    {
        Assert.SkipUnless(Bicep.IsAvailable, Bicep.WhyMissing);

        var result = await Bicep.RunAsync([command, Main, .. options]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Fact]
    public async Task Format_EveryFile_ChangesNothing()
    {
        Assert.SkipUnless(Bicep.IsAvailable, Bicep.WhyMissing);
        using var folder = new TemporaryFolder();
        folder.Copy(Repository.Infrastructure, except: "node_modules");

        var result = await Bicep.RunAsync(["format", "--pattern", folder.File("**/*.bicep")]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(
            Directory.EnumerateFiles(Repository.Infrastructure, "*.bicep", SearchOption.AllDirectories),
            file =>
                Assert.Equal(File.ReadAllText(folder.File(Path.GetRelativePath(Repository.Infrastructure, file))), File.ReadAllText(file)));
    }

    [Fact]
    public async Task Templates_EveryParameter_SaysWhetherItIsNeeded()
    {
        var template = await Bicep.MainAsync();

        string[] undescribed = [.. Described(template, "parameters").Where(
            pair => !StartsWithNeed(pair.Description)).Select(pair => pair.Name)];
        Assert.Empty(undescribed);
    }

    [Fact]
    public async Task Templates_EveryOutput_IsDescribed()
    {
        var template = await Bicep.MainAsync();

        string[] undescribed = [.. Described(template, "outputs").Where(
            pair => pair.Description is not { Length: > 10 }).Select(pair => pair.Name)];
        Assert.Empty(undescribed);
    }

    private static bool StartsWithNeed(string? description) => Regex.IsMatch(description ?? "", @"^(Required|Optional|Conditional)\. \S");

    private static IEnumerable<(string Name, string? Description)> Described(JsonObject template, string kind) =>
        Templates(template).SelectMany(one => one[kind]?.AsObject() ?? [])
            .Select(pair => (pair.Key, pair.Value?["metadata"]?["description"]?.ToString()));

    private static IEnumerable<JsonObject> Templates(JsonObject template) =>
        [template, .. template["resources"]!.AsObject().Select(pair => pair.Value!["properties"]?["template"]).OfType<JsonObject>()];
}
