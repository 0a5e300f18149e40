using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;

namespace StandIns.Tests.Conformance;

/// <summary>The conformance app in a process of its own, on a free port, with a fresh data folder.</summary>
internal sealed class ConformanceApp : IAsyncDisposable
{
    private const string Announcement = "Now listening on: ";

    private readonly Process _process;
    private readonly string _data;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ConformanceApp(string data)
    {
        _data = data;
        _process = new Process { StartInfo = StartInfo(data), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => _errors.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"The app ended: {string.Join('\n', _errors)}"));
    }

    public Uri Address => _address.Task.Result;

    public static async Task<ConformanceApp> StartAsync()
    {
        var app = new ConformanceApp(Directory.CreateTempSubdirectory("conformance-").FullName);
        app._process.Start();
        app._process.BeginOutputReadLine();
        app._process.BeginErrorReadLine();
        await app._address.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static ProcessStartInfo StartInfo(string data)
    {
        string assembly = typeof(ConformanceApp).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "ConformanceApp").Value!;
        string[] arguments = [assembly, "--port", "0", "--data", data, "--Logging:LogLevel:Function", "None"];
        return new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private void Read(string? line)
    {
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true)
            _address.TrySetResult(new Uri(line[Announcement.Length..]));
    }
}
