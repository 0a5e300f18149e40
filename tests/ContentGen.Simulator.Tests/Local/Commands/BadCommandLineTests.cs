using System.Net.Sockets;

namespace ContentGen.Simulator.Tests.Local.Commands;

/// <summary>Bad input on the command line: one clear line, the right exit code, nothing started.</summary>
[Collection(ConsoleCollection.Name)]
public sealed class BadCommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("[]", "NewsAPI")]
    [InlineData("{not json", "JSON")]
    [InlineData("""{"headlines":[]}""", "articles")]
    public async Task Brief_NewsFileOfAnotherShape_IsRefused(string content, string says)
    {
        var file = _folder.File("news.json", content);

        var error = await RefusedAsync(2, "brief", "--news", file);

        Assert.Contains("news.json", error);
        Assert.Contains(says, error);
    }

    [Fact]
    public async Task Brief_NewsFileMissing_IsRefused() =>
        Assert.Contains("nowhere.json", await RefusedAsync(2, "brief", "--news", Path.Combine(_folder.Path, "nowhere.json")));

    [Theory]
    [InlineData("--faults", "bedrock=explode", "explode")]
    [InlineData("--faults", "teapot=error", "teapot")]
    [InlineData("--port", "99999", "99999")]
    [InlineData("--seed", "many", "many")]
    [InlineData("--colour", "red", "--colour")]
    public async Task Brief_BadOption_IsRefusedByName(string option, string value, string says) =>
        Assert.Contains(says, await RefusedAsync(2, "brief", option, value));

    [Fact]
    public async Task Serve_PortInUse_SaysWhichAndWhatToDo()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var error = await RefusedAsync(1, "serve", "--port", port, "--simulator-port", "0", "--data", _folder.Path);

        Assert.Contains(port, error);
        Assert.Contains("--port", error);
    }

    [Fact]
    public async Task Brief_DataFolderIsAFile_SaysSo()
    {
        var file = _folder.File("data", "not a folder");

        Assert.Contains(file, await RefusedAsync(null, "brief", "--data", file));
    }

    [Fact]
    public async Task Brief_LiveWithoutCredentials_NamesEveryVariable()
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

    private async Task<string> RefusedAsync(int? exitCode, params string[] arguments)
    {
        await using var run = TypedCommand.Start([.. arguments, "--out", Path.Combine(_folder.Path, "out")]);

        var actual = await run.ExitCodeAsync();

        Assert.True(exitCode is null ? actual is 1 or 2 : actual == exitCode, $"exit code {actual}\n{run.Output}\n{run.Errors}");
        Assert.Single(run.Errors.Split('\n'));
        Assert.DoesNotContain("   at ", run.Errors);
        return run.Errors;
    }
}
