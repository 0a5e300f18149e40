using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace Infrastructure.Tests.Compilation;

/// <summary>The bicep compiler of the package that the project names; it needs no network and no account.</summary>
internal static class Bicep
{
    public const string WhyMissing = "The bicep compiler that the project restores runs on Linux x64 only.";

    private static readonly Lazy<Task<string>> Main = new(BuildMainAsync);
    private static readonly string Program = Repository.Metadata("BicepCompiler");

    public static bool IsAvailable { get; } =
        OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(Program);

    public static Task<ProcessResult> RunAsync(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        ProcessResult.RunAsync(Program, arguments, environment: environment);

    /// <summary>The template that <c>main.bicep</c> is compiled to, once for all tests.</summary>
    public static async Task<JsonObject> MainAsync()
    {
        Assert.SkipUnless(IsAvailable, WhyMissing);
        return JsonNode.Parse(await Main.Value)!.AsObject();
    }

    private static async Task<string> BuildMainAsync()
    {
        var result = await RunAsync(["build", Path.Combine(Repository.Infrastructure, "main.bicep"), "--stdout"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output;
    }
}
