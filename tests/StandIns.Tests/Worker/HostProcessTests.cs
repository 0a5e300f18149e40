using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace StandIns.Tests.Worker;

/// <summary>What a person at the console sees: the conformance app as a program that is only <c>Build().Run()</c>.</summary>
public sealed class HostProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("process-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Program_OnATakenPort_PrintsOneLineAndExits1()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        (int code, string output, string error) = await RunAsync("--port", $"{((IPEndPoint)taken.LocalEndpoint).Port}", "--data", _folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("is already in use", Assert.Single(Lines(error)), StringComparison.Ordinal);
        Assert.DoesNotContain("listening", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_WithAMalformedHostJson_PrintsOneLineAndExits1()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "host.json"), "{\n  \"version\": 2.0,,\n}");

        (int code, _, string error) = await RunAsync("--port", "0", "--script-root", _folder.FullName);

        Assert.Equal(1, code);
        Assert.Contains("host.json is not valid JSON (line 2", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Program_WithAFileAsData_PrintsOneLineAndExits1()
    {
        string file = Path.Combine(_folder.FullName, "file");
        await File.WriteAllTextAsync(file, "");

        (int code, _, string error) = await RunAsync("--port", "0", "--data", file);

        Assert.Equal(1, code);
        Assert.Contains("cannot be written", Assert.Single(Lines(error)), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Program_OnSigterm_StopsWithCode0()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using Process process = Process.Start(StartInfo(["--port", "0", "--data", _folder.FullName]))!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("Now listening on: ", StringComparison.Ordinal))
        {
        }

        using Process kill = Process.Start("kill", $"-TERM {process.Id}");

        Task<string> rest = process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(0, process.ExitCode);
        Assert.DoesNotContain("ERROR", await rest, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using Process process = Process.Start(StartInfo(arguments))!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        return (process.ExitCode, await output, await error);
    }

    private static ProcessStartInfo StartInfo(string[] arguments)
    {
        string assembly = typeof(HostProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "ConformanceApp").Value!;
        return new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
    }
}
