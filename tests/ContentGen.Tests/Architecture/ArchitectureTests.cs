using System.Text.RegularExpressions;
using NetArchTest.Rules;

namespace ContentGen.Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly System.Reflection.Assembly App = typeof(Program).Assembly;

    public static TheoryData<string, string> Forbidden => new()
    {
        { "ContentGen.Orchestration", "ContentGen.Http" },
        { "ContentGen.Orchestration", "ContentGen.Providers" },
        { "ContentGen.Orchestration", "System.Net.Http" },
        { "ContentGen.Orchestration", "System.IO" },
        { "ContentGen.Orchestration", "Amazon" },
        { "ContentGen.Orchestration", "Azure" },
        { "ContentGen.Agents", "ContentGen.Http" },
        { "ContentGen.Agents", "Amazon" },
        { "ContentGen.Audio", "ContentGen.Http" },
        { "ContentGen.Headlines", "ContentGen.Http" },
        { "ContentGen.Providers", "ContentGen.Http" },
        { "ContentGen.Providers", "ContentGen.Orchestration" },
        { "ContentGen.Failures", "ContentGen.Http" },
        { "ContentGen.Settings", "ContentGen.Http" },
        { "ContentGen.Briefs", "ContentGen.Http" },
        { "ContentGen.Http", "Amazon" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void Namespace_DoesNotKnow_Another(string knower, string known)
    {
        var result = Types.InAssembly(App).That().ResideInNamespace(knower).ShouldNot().HaveDependencyOn(known).GetResult();

        Assert.True(result.IsSuccessful, string.Join(", ", result.FailingTypeNames ?? []));
    }

    [Fact]
    public void App_References_NeitherLocalNorSimulator() =>
        Assert.DoesNotContain(App.GetReferencedAssemblies(), name => name.Name is "ContentGen.Local" or "ContentGen.Simulator");

    [Fact]
    public void App_Source_HasNoConditionalCompilation()
    {
        var source = Path.Combine(RepositoryRoot(), "src", "ContentGen");
        var files = Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal));

        Assert.DoesNotContain(files, file => ConditionalCompilation().IsMatch(File.ReadAllText(file)));
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ContentGen.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("ContentGen.sln is in no folder above the tests.");
    }

    [GeneratedRegex(@"^\s*#(if|elif|else)\b", RegexOptions.Multiline)]
    private static partial Regex ConditionalCompilation();
}
