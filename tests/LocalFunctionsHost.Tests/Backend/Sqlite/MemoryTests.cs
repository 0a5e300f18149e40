using LocalFunctionsHost.Tests.Backend.Code;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>Finished runs are in the file, not in memory. Measured while no other test allocates.</summary>
[Collection("alone")]
public sealed class MemoryTests
{
    private const int Runs = 10_000;
    private const int AtOnce = 500;
    private const int BytesForEachRun = 200;

    [Fact]
    public async Task Memory_AfterTenThousandRuns_IsGivenBack()
    {
        using var folder = new TempFolder();
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());
        var orchestrator = hub.Orchestrator(_ => Task.FromResult<object?>("done"));
        await RunAsync(hub, orchestrator, 2 * AtOnce);
        var before = Measure();

        await RunAsync(hub, orchestrator, Runs);

        var growth = Measure() - before;
        Assert.True(growth < Runs * BytesForEachRun, $"Memory grew by {growth:N0} bytes, {growth / Runs} for each run.");
    }

    private static async Task RunAsync(TestHub hub, string orchestrator, int runs)
    {
        for (var done = 0; done < runs; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
            {
                var id = await hub.StartAsync(orchestrator);
                await hub.Store.WaitForOrchestrationAsync(id, null, Timeout.InfiniteTimeSpan, CancellationToken.None);
            }));
        }
    }

    private static long Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}

[CollectionDefinition("alone", DisableParallelization = true)]
public sealed class AloneCollection;
