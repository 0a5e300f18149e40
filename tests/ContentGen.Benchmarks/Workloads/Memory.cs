using ContentGen.Benchmarks.Functions;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Reporting;
using Microsoft.DurableTask.Client;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>What finished runs leave behind in memory, and what waiting ones hold.</summary>
internal sealed class Memory : IWorkload
{
    private const int Few = 100;
    private const int Finished = 10_000;
    private const int Live = 1_000;

    public string Name => "memory";

    public string Summary => "managed memory after 10,000 finished runs, and with 1,000 live ones";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await RunAsync(host.Client, nameof(HelloCities), Few, cancellationToken);
        var before = Managed();
        await RunAsync(host.Client, nameof(HelloCities), Finished, cancellationToken);
        // A few more push out what idle threads still hold of the many.
        await RunAsync(host.Client, nameof(HelloCities), Few, cancellationToken);
        var finished = Managed();
        Add(session.Report, $"{Finished:N0} finished runs", finished - before, Finished);
        await RunAsync(host.Client, nameof(Waiting), Live, cancellationToken);
        Add(session.Report, $"{Live:N0} live runs, two steps done, waiting for an event", Managed() - finished, Live);
        session.Report.Add(new Figure("the whole process then, working set", $"{Environment.WorkingSet / 1048576.0:N0} MiB"));
    }

    private static async Task RunAsync(DurableTaskClient client, string orchestrator, int runs, CancellationToken cancellationToken)
    {
        var last = RunCounter.Expect(runs);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => client.ScheduleNewOrchestrationInstanceAsync(orchestrator, cancellationToken)));
        await last.WaitAsync(cancellationToken);
        // The last checkpoint may be under way.
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
    }

    private static long Managed()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static void Add(Report report, string what, long bytes, int runs) => report.Add(new Figure(
        $"memory held by {what}", $"{bytes / 1048576.0:N1} MiB ({Report.Number(bytes / 1024.0 / runs)} KiB each)"));
}
