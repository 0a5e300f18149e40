using System.Text.Json.Nodes;
using Infrastructure.Tests.Compilation;

namespace Infrastructure.Tests.Delivery;

/// <summary>Whether the guide can be followed to the letter: what its commands name is there.</summary>
public sealed class GuideTests
{
    private static readonly JsonObject Stack = Yaml.Parse(
        Repository.Read("infra", "aws", "contentgen-role.yaml"))["Parameters"]!.AsObject();

    [SkippableFact]
    public async Task Outputs_ReadByTheCommands_AreThoseOfTheTemplate()
    {
        var template = await MainAsync();

        Assert.NotEmpty(Guide.Outputs);
        Assert.All(Guide.Outputs, output => Assert.True(template["outputs"]!.AsObject().ContainsKey(output), output));
    }

    [SkippableFact]
    public async Task Choices_Explained_AreParametersOfTheTemplate()
    {
        var template = await MainAsync();

        Assert.NotEmpty(Guide.Choices);
        Assert.All(Guide.Choices, choice => Assert.True(template["parameters"]!.AsObject().ContainsKey(choice), choice));
    }

    [SkippableFact]
    public async Task ParametersWithoutADefault_Always_AreFilledByTheCommands()
    {
        var template = await MainAsync();
        var parameters = Repository.Read("infra", "main.bicepparam");

        string[] needed = [.. template["parameters"]!.AsObject().Where(
            pair => pair.Value!["defaultValue"] is null).Select(pair => pair.Key)];

        Assert.NotEmpty(needed);
        Assert.All(needed, parameter => Assert.Contains(Guide.Environment, variable =>
            parameters.Contains($"param {parameter} = readEnvironmentVariable('{variable}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void Stack_Deployed_GetsKnownParametersAndAllThatHaveNoDefault()
    {
        string[] needed = [.. Stack.Where(pair => pair.Value!["Default"] is null).Select(pair => pair.Key)];

        Assert.All(Guide.StackParameters, parameter => Assert.True(Stack.ContainsKey(parameter), parameter));
        Assert.Equal(needed.Order(), Guide.StackParameters.Order());
    }

    [Fact]
    public void Variables_Set_AreReadBySomebody()
    {
        var readers = Repository.Read("infra", "main.bicepparam") + Repository.Read(
            "tests", "ContentGen.ReliabilityTests", "ReliabilitySettings.cs");

        Assert.NotEmpty(Guide.Environment);
        Assert.All(Guide.Environment, variable => Assert.Contains(variable, readers));
    }

    [Fact]
    public void Variables_Used_AreSetBefore() =>
        Assert.All(Guide.Uses, use => Assert.Matches($@"\b{use.Name}=|\bread -rs {use.Name}\b", use.Before));

    [Fact]
    public void Outputs_Read_HaveTheirFunctionBefore()
    {
        var function = Guide.Commands.IndexOf("output() {", StringComparison.Ordinal);

        Assert.InRange(function, 0, Guide.Commands.IndexOf("$(output ", StringComparison.Ordinal));
    }

    [Fact]
    public void Paths_Named_Exist()
    {
        Assert.NotEmpty(Guide.Paths);
        Assert.All(Guide.Paths, path => Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path));
    }

    [Fact]
    public async Task Commands_Always_AreBash()
    {
        var result = await ProcessResult.RunAsync("bash", ["-n"], Guide.Commands);

        Assert.True(result.ExitCode == 0, result.Error);
    }

    private static async Task<JsonObject> MainAsync()
    {
        Skip.IfNot(Bicep.IsAvailable, Bicep.WhyMissing);
        return await Bicep.BuildAsync(Path.Combine(Repository.Infrastructure, "main.bicep"));
    }
}
