using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests.Api;

/// <summary>
/// What <c>dotnet publish</c> gives, run as a child process of the local host's command line, as it is run on Azure: only the AWS
/// clients and
/// the services that they call are not the deployed ones.
/// </summary>
[Collection(Processes.Name)]
public sealed class PublishedAppTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Brief_OfThePublishedAppInAProcessOfItsOwn_IsWholeAndSpoken()
    {
        var published = Path.Combine(_folder.Path, "app");
        var project = Path.Combine(Metadata("RepositoryRoot"), "src", "ContentGen");
        using (var publish = Start(
            [], "publish", project, "--no-build", "--nologo", "-c", Metadata("Configuration"), "-p:PublishForTests=true", "-o", published))
        {
            Assert.True(await publish.ExitCodeAsync() == 0, publish.Output + publish.Errors);
        }

        await using var simulator = await SimulatorServer.StartAsync(
            new() { Port = 0, Speech = SpeechSource.Silent, Latency = SimulatorLatency.None });
        using var host = Start(
            [
                .. simulator.EnvironmentVariables!,
                new("Briefs__Folder", Path.Combine(_folder.Path, "briefs")),
                new("Editions__0__Name", "without-times"),
            ],
            Path.Combine(
                AppContext.BaseDirectory,
                "LocalFunctionsHost.dll"), "--app", published, "--port", "0", "--data", Path.Combine(_folder.Path, "data"));
        var address = (await host.LineAsync(@"Now listening on: (http://\S+)")).Groups[1].Value;
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(address) };

        var runId = await http.StartRunAsync();

        Assert.Equal("COMPLETED", (await http.FollowRunAsync(runId))[^1].GetProperty("status").GetString());
        var brief = await http.GetFromJsonAsync<JsonElement>($"api/briefs/{runId}");
        Assert.All(
            brief.GetProperty("sections").EnumerateObject(),
            section => Assert.Equal("live", section.Value.GetProperty("source").GetString()));
        Assert.NotEmpty(await http.GetByteArrayAsync($"api/briefs/{runId}/audio"));
    }

    private static WatchedProcess Start(IEnumerable<KeyValuePair<string, string?>> settings, params string[] arguments) =>
        new(WatchedProcess.Dotnet(settings, arguments), TimeSpan.FromMinutes(3));

    private static string Metadata(string key) =>
        typeof(PublishedAppTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
