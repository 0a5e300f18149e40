using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Code;
using LocalFunctionsHost.Tests.Backend.Programs;
using LocalFunctionsHost.Tests.Kills;
using Microsoft.Data.Sqlite;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>Files that can no longer be written: what is not stored is not accepted, what was accepted is not lost, and runs go on
/// afterwards.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task App_WhoseDiskIsFull_RefusesAndKeepsWhatItAccepted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A limit on the size of files is how the disk becomes full.");
        using var folder = new TempFolder();
        var accepted = new List<Submission>();
        var refusal = await FillDiskAsync(folder, accepted);

        await using var app = KillApp.Start(folder.Path);
        Assert.True(await app.Ready);

        Assert.Contains(folder.Database, refusal, StringComparison.Ordinal);
        Assert.NotEmpty(accepted);
        Assert.All(await Task.WhenAll(accepted.Select(run => app.AskAsync($"wait {run.Id}"))), status => Assert.Equal("Completed", status));
    }

    [Fact]
    public async Task Commit_ThatFailsForAWhile_IsToldAndLosesNothing()
    {
        using var folder = new TempFolder();
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());
        var executions = 0;
        var gate = new TaskCompletionSource();
        var work = hub.Activity(async (string _) =>
        {
            await gate.Task;
            return Interlocked.Increment(ref executions);
        });
        var orchestrator = hub.Orchestrator(async run => $"{await run.CallAsync<int>(work, "")} {await run.EventAsync<string>("go")}");
        var id = await hub.StartToWaitAsync(orchestrator);
        SqliteFileException refusal;
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            // Another program has the file for longer than the service waits for it.
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            command.ExecuteNonQuery();
            gate.SetResult();
            refusal = await Assert.ThrowsAsync<SqliteFileException>(() => hub.StartAsync(orchestrator, null, "refused"));
            await Assert.ThrowsAsync<SqliteFileException>(() => hub.RaiseAsync(id, "go", "not stored"));
        }

        Assert.Contains($"'{folder.Database}' is in use by another program", refusal.Message, StringComparison.Ordinal);
        await TestHub.UntilAsync(async () => await IsAcceptedAsync(() => hub.RaiseAsync(id, "go", "stored")));
        Assert.EndsWith(" stored\"", (await hub.EndAsync(id)).Output, StringComparison.Ordinal);
        Assert.Null(await hub.StateAsync("refused"));
        Assert.Equal("\"2 now\"", await RunAsync(hub, orchestrator, executions));

        static async Task<bool> IsAcceptedAsync(Func<Task> request)
        {
            try
            {
                await request();
                return true;
            }
            catch (SqliteFileException)
            {
                return false;
            }
        }
    }

    private static async Task<string> RunAsync(TestHub hub, string orchestrator, int executions)
    {
        var id = await hub.StartToWaitAsync(orchestrator);
        await hub.RaiseAsync(id, "go", "now");
        return (await hub.EndAsync(id)).Output.Replace($"{executions + 1} ", "2 ", StringComparison.Ordinal);
    }

    /// <summary>Starts runs with large inputs until one is refused, then kills the app.</summary>
    private static async Task<string> FillDiskAsync(TempFolder folder, List<Submission> accepted)
    {
        const int Kilobytes = 2000;
        await using var app = KillApp.Start(folder.Path, largestFile: Kilobytes);
        Assert.True(await app.Ready, await EndAsync(app));
        for (var index = 0; index < 200; index++)
        {
            var run = new Submission($"r{index}", new Run(new Step.Work(index, 0, 1), 1, Text: new string('x', 50_000)));
            try
            {
                await run.SendAsync(app);
                accepted.Add(run);
            }
            catch (InvalidOperationException refusal)
            {
                return refusal.Message;
            }
        }

        return "none";
    }

    private static async Task<string?> EndAsync(KillApp app) => await app.Ready ? null : await app.EndAsync();
}
