using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Compilation;

/// <summary>The bicep compiler of the package that the project names; it needs no network and no account.</summary>
internal static class Bicep
{
    public const string WhyMissing = "The bicep compiler that the project restores runs on Linux x64 only.";

    private static readonly string Program = Repository.Metadata("BicepCompiler");

    public static bool IsAvailable { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(Program);

    public static Task<ProcessResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ProcessResult.RunAsync(Program, arguments, environment: environment);

    public static async Task<JsonObject> BuildAsync(string file)
    {
        var result = await RunAsync(["build", file, "--stdout"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonNode.Parse(result.Output)!.AsObject();
    }
}
