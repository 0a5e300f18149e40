using System.Net.Sockets;
using ContentGen.Local;

namespace ContentGen.Simulator.Tests.Local.CommandLine;

/// <summary>Bad input from the outside: the exit code, one line on stderr, nothing on stdout.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class LocalCommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("Name a command")]
    [InlineData("'cook' is no command", "cook")]
    [InlineData("'--colour' is no command", "brief", "--colour", "red")]
    [InlineData("--port must be a whole number", "brief", "--port", "http")]
    [InlineData("'99999' is not", "brief", "--port", "99999")]
    [InlineData("'many' is not", "brief", "--seed", "many")]
    [InlineData("--seed is for the simulator", "brief", "--live", "--seed", "2")]
    [InlineData("--faults: 'teapot'", "brief", "--faults", "teapot=error")]
    [InlineData("'explode'", "brief", "--faults", "bedrock=explode")]
    [InlineData("'no-such-file.json' does not exist", "brief", "--news", "no-such-file.json")]
    [InlineData("--url must be an http or https address", "runs", "--url", "localhost")]
    [InlineData("--limit must be a whole number from 1 to 100", "runs", "--limit", "0")]
    [InlineData("Required argument 'runId' missing", "show")]
    public async Task RunAsync_BadUsage_IsOneLineAndExitCodeTwo(string line, params string[] arguments)
    {
        var error = await RefusedAsync(ExitCode.BadUsage, arguments);

        Assert.Contains(line, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("{ not json", "is not JSON")]
    [InlineData("[]", "not NewsAPI-shaped")]
    [InlineData("{\"items\":[]}", "\"articles\"")]
    [InlineData("{\"status\":\"ok\",\"articles\":[]}", "holds no articles")]
    public async Task RunAsync_UnusableNewsFile_IsOneLineAndExitCodeTwo(string content, string line)
    {
        var error = await RefusedAsync(ExitCode.BadUsage, "brief", "--news", _folder.File("news.json", content));

        Assert.Contains("news.json", error, StringComparison.Ordinal);
        Assert.Contains(line, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs")]
    [InlineData("show", "run-1")]
    [InlineData("trace", "run-1")]
    public async Task RunAsync_NoAppThere_IsOneLineAndExitCodeOne(params string[] arguments)
    {
        var error = await RefusedAsync(ExitCode.NothingDelivered, [.. arguments, "--url", "http://127.0.0.1:9/"]);

        Assert.Contains("No ContentGen answers at http://127.0.0.1:9/", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--data")]
    [InlineData("--out")]
    public async Task RunAsync_FolderThatIsAFile_IsOneLineAndExitCodeTwo(string option)
    {
        var file = _folder.File("file", "not a folder");

        var error = await RefusedAsync(ExitCode.BadUsage, "brief", option, file);

        Assert.Contains(file, error, StringComparison.Ordinal);
        Assert.Contains($"name another with {option}", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("brief", "--simulator-port", "--port")]
    [InlineData("serve", "--port", "--simulator-port")]
    public async Task RunAsync_PortInUse_SaysWhichAndWhatToDo(string command, string option, string other)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = $"{((IPEndPoint)taken.LocalEndpoint).Port}";

        var error = await RefusedAsync(
            ExitCode.NothingDelivered, command, option, port, other, "0", "--data", Path.Combine(_folder.Path, "data"));

        Assert.Contains(port, error, StringComparison.Ordinal);
        Assert.Contains("in use", error, StringComparison.Ordinal);
        Assert.Contains(option, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_LiveWithoutCredentials_NamesEveryVariable()
    {
        var environment = new Dictionary<string, string?>
        {
            ["AWS_ACCESS_KEY_ID"] = null,
            ["AWS_SECRET_ACCESS_KEY"] = null,
            ["AWS_REGION"] = null,
            ["AWS_DEFAULT_REGION"] = null,
            ["AWS_PROFILE"] = null,
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = Path.Combine(_folder.Path, "none"),
            ["AWS_SHARED_CREDENTIALS_FILE"] = Path.Combine(_folder.Path, "none"),
            ["NewsApi__ApiKey"] = null,
        };
        using var run = LocalProcess.Start(environment, "brief", "--live");

        Assert.NotEqual(0, await run.ExitCodeAsync());

        Assert.Single(run.Errors.Split('\n'));
        Assert.All(new[] { "NewsApi__ApiKey", "AWS_REGION", "AWS_ACCESS_KEY_ID" }, name => Assert.Contains(name, run.Errors));
    }

    [Fact]
    public async Task RunAsync_Help_NamesOptionsAndExamples()
    {
        await using var command = TypedCommand.Start("brief", "--help");

        Assert.Equal(0, await command.ExitCodeAsync());
        Assert.Contains("--simulator-port", command.Output, StringComparison.Ordinal);
        Assert.Empty(command.Errors);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> RefusedAsync(int exitCode, params string[] arguments)
    {
        await using var command = TypedCommand.Start(
            arguments is ["brief", ..] && !arguments.Contains("--out") ? [.. arguments, "--out", _folder.Path] : arguments);

        var actual = await command.ExitCodeAsync();

        Assert.True(actual == exitCode, $"exit code {actual}\n{command.Output}\n{command.Errors}");
        Assert.Empty(command.Output);
        Assert.Single(command.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("   at ", command.Errors, StringComparison.Ordinal);
        return command.Errors;
    }
}
