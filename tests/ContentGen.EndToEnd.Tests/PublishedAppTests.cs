using System.Diagnostics;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using ContentGen.EndToEnd.Tests.Running;
using ContentGen.Simulator;

namespace ContentGen.EndToEnd.Tests;

/// <summary>
/// What <c>dotnet publish</c> gives, run as a child process of the local host's command line, as it is run on Azure: only the AWS clients and
/// the services that they call are not the deployed ones.
/// </summary>
[Collection(Processes.Name)]
public sealed class PublishedAppTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Brief_OfThePublishedAppInAProcessOfItsOwn_IsWholeAndSpoken()
    {
        var published = Path.Combine(_folder.Path, "app");
        using (var publish = Start(Metadata("RepositoryRoot"), [], "publish", "src/ContentGen", "--no-build", "--nologo", "-c", Metadata("Configuration"), "-p:PublishForTests=true", "-o", published))
        {
            var said = await publish.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await publish.WaitForExitAsync().WaitAsync(Patience);
            Assert.True(publish.ExitCode == 0, said);
        }

        await using var simulator = await SimulatorServer.StartAsync(new() { Port = 0, Speech = SpeechSource.Silent, Latency = SimulatorLatency.None });
        var settings = simulator.EnvironmentVariables.Append(new("Briefs__Folder", Path.Combine(_folder.Path, "briefs")));
        using var host = Start(
            _folder.Path, settings, Path.Combine(AppContext.BaseDirectory, "LocalFunctionsHost.dll"), "--app", published, "--port", "0", "--data", Path.Combine(_folder.Path, "data"));
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = await AddressAsync(host).WaitAsync(Patience) };
            using var response = await http.PostAsJsonAsync("api/generate-fresh", new { });
            var runId = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("runId").GetString();

            Assert.Equal("COMPLETED", await EndAsync(http, runId!));
            var brief = await http.GetFromJsonAsync<JsonElement>($"api/briefs/{runId}");
            Assert.All(brief.GetProperty("sections").EnumerateObject(), section => Assert.Equal("live", section.Value.GetProperty("source").GetString()));
            Assert.NotEmpty(await http.GetByteArrayAsync($"api/briefs/{runId}/audio"));
        }
        finally
        {
            host.Kill(entireProcessTree: true);
        }
    }

    private static async Task<string> EndAsync(HttpClient http, string runId)
    {
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var limit = new CancellationTokenSource(Patience);
        while (await pace.WaitForNextTickAsync(limit.Token))
        {
            var status = (await http.GetFromJsonAsync<JsonElement>($"api/agent-status?runId={runId}", limit.Token)).GetProperty("status").GetString()!;
            if (status is "COMPLETED" or "PARTIAL" or "FAILED")
            {
                return status;
            }
        }

        throw new UnreachableException();
    }

    private static async Task<Uri> AddressAsync(Process host)
    {
        var seen = new List<string>();
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            seen.Add(line);
            if (Regex.Match(line, @"Now listening on: (http://\S+)") is { Success: true } address)
            {
                // What is said later is read too, so that nobody waits for room in the pipe.
                _ = host.StandardOutput.ReadToEndAsync();
                return new Uri(address.Groups[1].Value);
            }
        }

        throw new InvalidOperationException($"The host ended before it listened: {string.Join('\n', seen)}");
    }

    private static Process Start(string folder, IEnumerable<KeyValuePair<string, string>> settings, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string Metadata(string key) =>
        typeof(PublishedAppTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == key).Value!;
}
