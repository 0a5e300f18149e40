using ContentGen.Benchmarks.EngineApp;
using ContentGen.Benchmarks.Hosting;
using ContentGen.Benchmarks.Reporting;

namespace ContentGen.Benchmarks.Workloads;

/// <summary>What finished runs leave behind in memory, and what waiting ones hold.</summary>
internal sealed class Memory : IWorkload
{
    private const int Few = 1_000;
    private const int Finished = 10_000;
    private const int Live = 1_000;

    public string Name => "memory";

    public string Summary => "managed memory after 10,000 finished runs through the local host, and with 1,000 live ones";

    public async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        await using var host = await BenchmarkHost.StartEngineAsync(session.Folder);
        await RunAsync(host, nameof(HelloCities), Few, cancellationToken);
        var before = await ManagedAsync(cancellationToken);
        await RunAsync(host, nameof(HelloCities), Finished, cancellationToken);
        // A few more push out what idle threads still hold of the many.
        await RunAsync(host, nameof(HelloCities), Few, cancellationToken);
        var finished = await ManagedAsync(cancellationToken);
        Add(session.Report, $"{Finished:N0} finished runs", finished - before, Finished);
        await RunAsync(host, nameof(Waiting), Live, cancellationToken);
        var live = await ManagedAsync(cancellationToken);
        Add(session.Report, $"{Live:N0} live runs, two steps done, waiting for an event", live - finished, Live);
        session.Report.Add(new Figure("the whole process then, working set", $"{Environment.WorkingSet / 1048576.0:N0} MiB"));
    }

    private static async Task RunAsync(BenchmarkHost host, string orchestrator, int runs, CancellationToken cancellationToken)
    {
        var last = RunCounter.Expect(runs);
        await host.StartRunsAsync(orchestrator, runs, cancellationToken);
        await last.WaitAsync(cancellationToken);
        // The last checkpoint may be under way.
        await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
    }

    /// <summary>The least seen in a few collections: idle threads and pools let go of what they hold only bit by bit.</summary>
    private static async Task<long> ManagedAsync(CancellationToken cancellationToken)
    {
        var least = long.MaxValue;
        for (var collection = 0; collection < 10; collection++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            least = Math.Min(least, GC.GetTotalMemory(forceFullCollection: true));
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }

        return least;
    }

    private static void Add(Report report, string what, long bytes, int runs) => report.Add(new Figure(
        $"memory held by {what}", $"{bytes / 1048576.0:N1} MiB ({Report.Number(bytes / 1024.0 / runs)} KiB each)"));
}
