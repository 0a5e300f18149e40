using ContentGen.Local;

namespace ContentGen.Simulator.Tests.Local.CommandLine;

/// <summary>Bad input from the outside: the exit code, one line on stderr, nothing on stdout.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LocalCommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("contentgen-tests-").FullName;

    [Theory]
    [InlineData("Name a command")]
    [InlineData("'cook' is no command", "cook")]
    [InlineData("--port must be a whole number", "brief", "--port", "http")]
    [InlineData("--seed is for the simulator", "brief", "--live", "--seed", "2")]
    [InlineData("--faults: ", "brief", "--faults", "teapot=error")]
    [InlineData("does not exist", "brief", "--news", "no-such-file.json")]
    [InlineData("--url must be an http or https address", "runs", "--url", "localhost")]
    [InlineData("--limit must be a whole number from 1 to 100", "runs", "--limit", "0")]
    [InlineData("Required argument 'runId' missing", "show")]
    public async Task RunAsync_BadUsage_IsOneLineAndExitCodeTwo(string line, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.Contains(line, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{ not json", "is not JSON")]
    [InlineData("{\"items\":[]}", "not NewsAPI-shaped")]
    [InlineData("{\"status\":\"ok\",\"articles\":[]}", "holds no articles")]
    public async Task RunAsync_UnusableNewsFile_IsOneLineAndExitCodeTwo(string content, string line)
    {
        var news = Path.Combine(_folder, "news.json");
        File.WriteAllText(news, content);

        var (exitCode, _, error) = await RunAsync("brief", "--news", news);

        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.Contains(line, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("show", "run-1")]
    [InlineData("trace", "run-1")]
    public async Task RunAsync_NoAppThere_IsOneLineAndExitCodeOne(params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync([.. arguments, "--url", "http://127.0.0.1:9/"]);

        Assert.Equal(ExitCode.NothingDelivered, exitCode);
        Assert.Contains("No ContentGen answers at http://127.0.0.1:9/", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--out")]
    public async Task RunAsync_FolderThatIsAFile_IsOneLineAndExitCodeTwo(string option)
    {
        var file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");

        var (exitCode, _, error) = await RunAsync("brief", option, file);

        Assert.Equal(ExitCode.BadUsage, exitCode);
        Assert.Contains($"name another with {option}", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SimulatorPortInUse_DeliversNothing()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var port = ((System.Net.IPEndPoint)taken.LocalEndpoint).Port;

        var (exitCode, _, error) = await RunAsync("brief", "--simulator-port", $"{port}");

        Assert.Equal(ExitCode.NothingDelivered, exitCode);
        Assert.Contains("the port is in use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_Help_NamesOptionsAndExamples()
    {
        var (exitCode, output, error) = await RunAsync("brief", "--help");

        Assert.Equal(0, exitCode);
        Assert.Contains("--simulator-port", output, StringComparison.Ordinal);
        Assert.Empty(error);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var command = TypedCommand.Start(
            arguments is ["brief", ..] && !arguments.Contains("--out") ? [.. arguments, "--out", _folder] : arguments);
        return (await command.ExitCodeAsync(), command.Output, command.Errors);
    }
}
