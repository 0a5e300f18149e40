using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary><c>serve</c> as a child process: how long until it listens and until it has taken a start, and its memory.</summary>
internal sealed class StartUp : IWorkload
{
    private const int Starts = 5;
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    public string Name => "start-up";

    public string Summary => "serve in a process of its own: time to open port and to first 202, resident memory";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var starts = new List<Measured>();
        // The first one reads the files from the disk.
        for (var start = -1; start < Starts; start++)
        {
            var measured = await StartAsync(session.Folder, isLast: start == Starts - 1, cancellationToken);
            if (start >= 0)
            {
                starts.Add(measured);
            }
        }

        var bare = await VersionAsync(cancellationToken);
        var open = Median(starts, start => start.Open);
        session.Report.Add(new Figure(
            $"process start to open port, median of {Starts}",
            $"{Report.Milliseconds(open)} with {Report.Milliseconds(Median(starts, start => start.Processor))} of processor "
                + "(goal: at most 1,500 ms)",
            $"the program asked for its version: {Report.Milliseconds(bare)}",
            Report.Number(open / bare)));
        session.Report.Add(new Figure("process start to first 202", Report.Milliseconds(Median(starts, start => start.Accepted))));
        session.Report.Add(new Figure(
            "resident memory: port open; first 202; first brief made",
            $"{Mebibytes(starts, start => start.OpenBytes)}; {Mebibytes(starts, start => start.AcceptedBytes)}; "
                + $"{starts[^1].EndBytes / 1048576.0:N0} MiB (goal: at most 180 when open)"));
    }

    private static async Task<Measured> StartAsync(string folder, bool isLast, CancellationToken cancellationToken)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        using var process = Start("serve", "--port", $"{port}", "--simulator-port", "0", "--data", data);
        try
        {
            await UntilOpenAsync(port, process, cancellationToken);
            var (open, openBytes, processor) = (watch.Elapsed, Resident(process), process.TotalProcessorTime);
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            http.BaseAddress = new Uri($"http://127.0.0.1:{port}/");
            using var response = await http.PostAsJsonAsync("api/generate-fresh", new { forceFresh = true }, cancellationToken);
            var (accepted, acceptedBytes) = (watch.Elapsed, Resident(process));
            var answer = await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
            if (isLast)
            {
                await UntilEndedAsync(http, answer.GetProperty("runId").GetString()!, cancellationToken);
            }

            return new Measured(open, processor, accepted, openBytes, acceptedBytes, Resident(process));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(data, recursive: true);
        }
    }

    /// <summary>What a process of the program takes that only shows its version: runtime and command line, without host and app.</summary>
    private static async Task<TimeSpan> VersionAsync(CancellationToken cancellationToken)
    {
        var times = new List<TimeSpan>();
        for (var start = 0; start < Starts; start++)
        {
            var watch = Stopwatch.StartNew();
            using var process = Start("--version");
            await process.WaitForExitAsync(cancellationToken);
            times.Add(watch.Elapsed);
        }

        return times.Order().ElementAt(Starts / 2);
    }

    private static Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [BuiltAssemblies.CommandLine, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        // A full pipe would stop it.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static async Task UntilOpenAsync(int port, Process process, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(PollInterval, cancellationToken);
            }
        }
    }

    private static async Task UntilEndedAsync(HttpClient http, string runId, CancellationToken cancellationToken)
    {
        while ((await http.GetAsync(BenchmarkHost.StatusPath(runId), cancellationToken)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    private static long Resident(Process process)
    {
        process.Refresh();
        return process.WorkingSet64;
    }

    private static TimeSpan Median(List<Measured> starts, Func<Measured, TimeSpan> of) =>
        starts.Select(of).Order().ElementAt(starts.Count / 2);

    private static string Mebibytes(List<Measured> starts, Func<Measured, long> of) =>
        $"{starts.Select(of).Order().ElementAt(starts.Count / 2) / 1048576.0:N0}";

    private sealed record Measured(TimeSpan Open, TimeSpan Processor, TimeSpan Accepted, long OpenBytes, long AcceptedBytes, long EndBytes);
}
