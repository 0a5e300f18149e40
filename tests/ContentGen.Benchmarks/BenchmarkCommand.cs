using ContentGen.Benchmarks.Limits;
using ContentGen.Benchmarks.Measuring;
using ContentGen.Benchmarks.Reporting;
using ContentGen.Benchmarks.Workloads;

namespace ContentGen.Benchmarks;

/// <summary>
/// Measures the workloads that are named. BenchmarkDotNet is not used: it times one call over and over in a process of its own, and
/// thousands of durable runs under way together are no such call.
/// </summary>
internal static class BenchmarkCommand
{
    private const int Usage = 2;
    private static readonly TimeSpan LimitOfOne = TimeSpan.FromMinutes(3);

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (arguments.Contains("--list"))
        {
            foreach (var workload in WorkloadCatalog.All)
            {
                Console.WriteLine($"{workload.Name,-16} {workload.Summary}");
            }

            return 0;
        }

        var root = FolderOption(ref arguments);
        if (arguments.FirstOrDefault(name => WorkloadCatalog.Find(name).Count == 0) is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is not a workload. --list shows them; all runs every one.");
            return Usage;
        }

        await MeasureAsync(root, [.. (arguments is [] ? ["all"] : arguments).SelectMany(WorkloadCatalog.Find).Distinct()]);
        return 0;
    }

    private static string FolderOption(ref string[] arguments)
    {
        var at = Array.IndexOf(arguments, "--folder");
        if (at < 0 || at + 1 >= arguments.Length)
        {
            return Path.GetTempPath();
        }

        var folder = arguments[at + 1];
        arguments = [.. arguments[..at], .. arguments[(at + 2)..]];
        return folder;
    }

    private static async Task MeasureAsync(string root, IReadOnlyList<IWorkload> workloads)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, $"contentgen-benchmarks-{Environment.ProcessId}")).FullName;
        var report = new Report(Console.Out);
        using var log = File.CreateText(Path.Combine(folder, "log"));
        // What the hosts print is not part of the report.
        Console.SetOut(TextWriter.Synchronized(log));
        try
        {
            Describe(report, folder);
            foreach (var workload in workloads)
            {
                await MeasureAsync(new Session(folder, report), workload);
            }
        }
        finally
        {
            Console.SetOut(TextWriter.Null);
            log.Close();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Describe(Report report, string folder)
    {
        var fsync = DiskLimit.Fsyncs(folder);
        report.Line($"Machine: {Machine.Description}; load average at start {Machine.LoadAverage}.");
        report.Line($"Disk: one fsync of 4 KiB takes {Report.Milliseconds(fsync.P50)} p50, {Report.Milliseconds(fsync.P99)} p99.");
    }

    private static async Task MeasureAsync(Session session, IWorkload workload)
    {
        using var limit = new CancellationTokenSource(LimitOfOne);
        session.Report.Begin($"dotnet run -c Release --project tests/ContentGen.Benchmarks -- {workload.Name}");
        try
        {
            await workload.RunAsync(session, limit.Token);
        }
        catch (OperationCanceledException)
        {
            session.Report.Add(new Figure($"not finished within {LimitOfOne:c}", ""));
        }
    }
}
