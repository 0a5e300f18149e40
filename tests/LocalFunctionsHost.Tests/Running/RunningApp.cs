using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace LocalFunctionsHost.Tests;

/// <summary>An app on a local host in the process of the tests, on a free port.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private const string Webhook = "runtime/webhooks/durabletask/";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    private readonly TemporaryFolder? _data;

    private RunningApp(FunctionsHost host, RecordedLogs logs, TemporaryFolder? data)
    {
        Host = host;
        Logs = logs;
        _data = data;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            BaseAddress = host.BaseAddress,
            Timeout = Patience,
        };
    }

    public FunctionsHost Host { get; }

    public HttpClient Http { get; }

    public RecordedLogs Logs { get; }

    /// <summary>Starts the app as a child process with the given settings.</summary>
    public static Task<RunningApp> StartAsync(AppCopy app, params (string Name, string? Value)[] settings) =>
        StartAsync(app.Folder, null, app.DataFolder, settings);

    /// <summary>Starts the app as a child process with the given settings, and with data of its own.</summary>
    public static Task<RunningApp> StartAsync(BuiltApp app, params (string Name, string? Value)[] settings) =>
        StartAsync(app.Folder, null, null, settings);

    /// <summary>Starts the app in this process.</summary>
    public static Task<RunningApp> StartInProcessAsync(BuiltApp app, params (string Name, string? Value)[] settings) =>
        StartAsync(app.Folder, app.InProcess(), null, settings);

    public static async Task<RunningApp> StartAsync(
        string appFolder, InProcessWorker? worker, string? dataFolder, params (string Name, string? Value)[] settings)
    {
        var data = dataFolder is null ? new TemporaryFolder() : null;
        var logs = new RecordedLogs();
        try
        {
            var host = await FunctionsHost.StartAsync(new FunctionsHostOptions
            {
                AppFolder = appFolder,
                Worker = worker,
                Port = 0,
                DataFolder = dataFolder ?? data!.Path,
                Settings = Settings(settings),
                ConfigureLogging = logging => logging.ClearProviders().AddProvider(logs),
            });
            return new RunningApp(host, logs, data);
        }
        catch
        {
            data?.Dispose();
            throw;
        }
    }

    /// <summary>The one line that a start ends with.</summary>
    public static async Task<string> StartErrorAsync(AppCopy app, params (string Name, string? Value)[] settings)
    {
        var failure = await Assert.ThrowsAsync<FunctionsHostStartException>(() => StartAsync(app, settings));
        Assert.DoesNotContain('\n', failure.Message);
        return failure.Message;
    }

    /// <summary>What every app here needs set: a schedule that never comes, unless the test names one.</summary>
    public static Dictionary<string, string?> Settings(params (string Name, string? Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["Schedule"] = "0 0 0 1 1 *" };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await Http.SendAsync(request);
    }

    public async Task<string> TextAsync(string path)
    {
        using var response = await Http.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    public async Task<HttpStatusCode> StatusAsync(
        string method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method, path, body, headers);
        return response.StatusCode;
    }

    /// <summary>Sends a request as it is written, from its second line on, and reads the first line of the answer.</summary>
    public async Task<string?> FirstLineAsync(string requestLine, string rest)
    {
        using var client = new TcpClient("127.0.0.1", Host.BaseAddress.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine} HTTP/1.1\r\n{rest}"));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync();
    }

    /// <summary>Asks again until the answer is the expected one.</summary>
    public async Task UntilAsync(string path, string expected)
    {
        var last = "";
        await UntilAsync(async () => (last = await TextAsync(path)) == expected, () => $"{path} still says '{last}'.");
    }

    public static async Task UntilAsync(Func<Task<bool>> holds, Func<string> what)
    {
        for (var watch = Stopwatch.StartNew(); !await holds(); await Task.Delay(PollInterval))
        {
            Assert.True(watch.Elapsed < Patience, what());
        }
    }

    /// <summary>A request to the management API of the durable extension.</summary>
    public async Task<(HttpStatusCode Code, JsonElement Body)> ManageAsync(string method, string path, string? body = null)
    {
        using var response = await SendAsync(method, Webhook + path, body);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement);
    }

    /// <summary>Starts an orchestration and waits until it has the status.</summary>
    public async Task<JsonElement> RunAsync(string name, string id, string status = "Completed", string? input = null)
    {
        var (code, body) = await ManageAsync("POST", $"orchestrators/{name}/{id}", input);
        Assert.True(code == HttpStatusCode.Accepted, $"{code} {body}");
        return await UntilStatusAsync(id, status);
    }

    public async Task<JsonElement> UntilStatusAsync(string id, string status)
    {
        JsonElement last = default;
        await UntilAsync(
            async () =>
            {
                (_, last) = await ManageAsync("GET", $"instances/{id}");
                return last.ValueKind == JsonValueKind.Object && last.GetProperty("runtimeStatus").GetString() == status;
            },
            () => $"{id} is still not {status}: {last}");
        return last;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Host.DisposeAsync();
        _data?.Dispose();
    }
}
