using DurableTask.Core;
using DurableTask.Sqlite;
using LocalFunctionsHost.Tests.Backend.Checks;
using LocalFunctionsHost.Tests.Backend.Code;
using LocalFunctionsHost.Tests.Kills;
using Microsoft.Data.Sqlite;

namespace LocalFunctionsHost.Tests.Backend.Sqlite;

/// <summary>Files that cannot be used: one line that says so, and the file left as it is.</summary>
public sealed class BadFileTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(10_000)]
    public async Task Open_OfATruncatedFile_SaysSoAndLeavesIt(int length)
    {
        using var folder = new TempFolder();
        await FillAsync(folder.Database, 100);
        using (var file = File.OpenWrite(folder.Database))
        {
            file.SetLength(length);
        }

        await RefusesAsync(folder.Database, "damaged");
    }

    [Fact]
    public async Task Open_OfAFileThatIsNoDatabase_SaysSoAndLeavesIt()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(folder.Database, string.Concat(Enumerable.Repeat("not a database ", 1000)));

        await RefusesAsync(folder.Database, "is not a database");
    }

    [Fact]
    public async Task Open_OfAnotherProgramsDatabase_SaysSoAndLeavesIt()
    {
        using var folder = new TempFolder();
        Execute(folder.Database, "CREATE TABLE instances (id TEXT); INSERT INTO instances VALUES ('theirs')");

        await RefusesAsync(folder.Database, "belongs to another program");
    }

    [Fact]
    public async Task Open_OfALaterFormat_SaysSoAndLeavesIt()
    {
        using var folder = new TempFolder();
        await FillAsync(folder.Database, 1);
        Execute(folder.Database, "PRAGMA user_version = 99");

        await RefusesAsync(folder.Database, "the format 99");
    }

    [Fact]
    public async Task Open_OfADamagedFile_SaysSo()
    {
        using var folder = new TempFolder();
        await FillAsync(folder.Database, 100, isOpen: true);
        using (var file = File.OpenWrite(folder.Database))
        {
            // All pages but the first, which holds the schema.
            file.Position = 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)file.Length - 4096).ToArray());
        }

        var error = await Assert.ThrowsAsync<SqliteFileException>(() => OpenAsync(folder.Database));

        Assert.Contains("damaged", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_AfterADeathWhileTheFileWasMade_BeginsAnew()
    {
        using var folder = new TempFolder();
        Execute(folder.Database, "PRAGMA journal_mode = WAL");

        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());

        Assert.Equal("\"done\"", (await hub.RunAsync(Done(hub))).Output);
    }

    [Fact]
    public async Task Open_WithATornLog_KeepsWhatIsWhole()
    {
        using var folder = new TempFolder();
        using var crashed = await CrashAsync(folder);
        var log = $"{crashed.Database}-wal";
        var length = new FileInfo(log).Length;
        var last = int.MaxValue;
        foreach (var cut in (long[])[length, length - 1, length - 5_000, length / 2, length / 3, 100, 0])
        {
            using var copy = crashed.CopyDatabase();
            using (var file = File.OpenWrite($"{copy.Database}-wal"))
            {
                file.SetLength(cut);
            }

            await using var store = await StoreView.OpenAsync(copy.Database);
            Assert.Empty(await new StoreFaults(new HistoryReplay(_ => Task.FromResult<object?>("done"))).FindAsync(store));
            Assert.InRange(store.Orchestrations.Count, 0, last);
            last = store.Orchestrations.Count;
        }
    }

    [Fact]
    public async Task Open_InAFolderThatIsReadOnly_SaysSo()
    {
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "There is no folder here that nobody may write to.");

        var error = await Assert.ThrowsAsync<SqliteFileException>(() => OpenAsync("/sys/kernel/durable/durable.db"));

        Assert.Contains("/sys/kernel/durable/durable.db", error.Message, StringComparison.Ordinal);
        Assert.Contains("choose another folder", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public async Task Open_WhereAFileIsInTheWay_SaysSo()
    {
        using var folder = new TempFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "file"), "");

        var error = await Assert.ThrowsAsync<SqliteFileException>(() => OpenAsync(Path.Combine(folder.Path, "file", "durable.db")));

        Assert.Contains("choose another folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_OfAFileInUse_NamesItAndItsOwner()
    {
        using var folder = new TempFolder();
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());

        var error = await Assert.ThrowsAsync<SqliteFileException>(() => OpenAsync(folder.Database));

        Assert.Contains($"'{folder.Database}' is in use by", error.Message, StringComparison.Ordinal);
        Assert.Contains($"{Environment.ProcessId}", error.Message, StringComparison.Ordinal);
        Assert.Equal("\"done\"", (await hub.RunAsync(Done(hub))).Output);
    }

    [Fact]
    public async Task Open_OfAFileThatWasClosed_TakesIt()
    {
        using var folder = new TempFolder();
        await FillAsync(folder.Database, 3);

        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());

        Assert.Equal(OrchestrationStatus.Completed, (await hub.StateAsync("run-2"))!.OrchestrationStatus);
    }

    [Fact]
    public async Task App_OnTheFileOfAnotherProcess_PrintsOneLineAndTouchesNothing()
    {
        using var folder = new TempFolder();
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());
        await using var app = KillApp.Start(folder.Path);

        var complaint = await app.EndAsync();

        Assert.Contains($"'{folder.Database}' is in use by", complaint, StringComparison.Ordinal);
        Assert.Equal("\"done\"", (await hub.RunAsync(Done(hub))).Output);
    }

    private static async Task RefusesAsync(string database, string reason)
    {
        var before = await File.ReadAllBytesAsync(database);

        var error = await Assert.ThrowsAsync<SqliteFileException>(() => OpenAsync(database));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains(database, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
        Assert.Equal(database, error.File);
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
    }

    private static async Task OpenAsync(string database)
    {
        await using var service = new SqliteOrchestrationService(new SqliteOrchestrationServiceSettings { File = database });
        await service.CreateIfNotExistsAsync();
    }

    /// <param name="isOpen">Whether runs are left that wait.</param>
    private static async Task FillAsync(string database, int runs, bool isOpen = false)
    {
        await using var hub = await SqliteBackend.OpenAsync(database, new TestCode());
        var orchestrator = isOpen ? hub.Orchestrator(async run => await run.EventAsync<string>("never")) : Done(hub);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(number => hub.StartAsync(orchestrator, new string('x', 500), $"run-{number}")));
        await Task.WhenAll(Enumerable.Range(0, runs).Select(number =>
            hub.UntilAsync($"run-{number}", isOpen ? OrchestrationStatus.Running : OrchestrationStatus.Completed)));
    }

    /// <summary>The files of a service as a crash would leave them: everything in the log.</summary>
    private static async Task<TempFolder> CrashAsync(TempFolder folder)
    {
        await using var hub = await SqliteBackend.OpenAsync(folder.Database, new TestCode());
        var orchestrator = Done(hub);
        for (var number = 0; number < 20; number++)
        {
            await hub.RunAsync(orchestrator, null, $"run-{number}");
        }

        await hub.StopWorkerAsync();
        return folder.CopyDatabase();
    }

    private static string Done(TestHub hub) => hub.Orchestrator(_ => Task.FromResult<object?>("done"));

    private static void Execute(string database, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
