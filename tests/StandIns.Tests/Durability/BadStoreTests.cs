using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage;
using Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;
using StandIns.Tests.Durability.Kills;
using StandIns.Tests.Durability.Programs;
using StandIns.Tests.Durable.Harness;

namespace StandIns.Tests.Durability;

/// <summary>Stores that cannot be used, or no longer: one clear error, and nothing lost that was accepted.</summary>
public sealed class BadStoreTests
{
    [Theory]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(10_000)]
    public async Task Open_OfATruncatedFile_SaysSoAndLeavesIt(int length)
    {
        using var folder = new TempFolder();
        await FillAsync(folder);
        using (FileStream file = File.OpenWrite(folder.Database)) file.SetLength(length);
        byte[] before = File.ReadAllBytes(folder.Database);

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(folder.Database).Open());

        Assert.Contains("It was left as it is", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.Database));
    }

    [Fact]
    public async Task Open_AfterADeathWhileTheFileWasMade_BeginsAnew()
    {
        using var folder = new TempFolder();
        using (var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL";
            command.ExecuteNonQuery();
        }

        await using var store = new SqliteDurableStore(folder.Database);
        store.Open();

        await store.CommitAsync(Started("run"));
        Assert.NotNull(store.ReadInstance("run"));
    }

    [SkippableFact]
    public void Open_InAFolderThatIsReadOnly_SaysSo()
    {
        const string Folder = "/sys/kernel/durable";
        Skip.IfNot(Directory.Exists("/sys/kernel"), "There is no folder here that nobody may write to.");

        var error = Assert.Throws<DurableStoreException>(() => new SqliteDurableStore(Path.Combine(Folder, "durable.db")).Open());

        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task App_OnTheFileOfAnotherProcess_PrintsOneLineAndTouchesNothing()
    {
        using var folder = new TempFolder();
        await using var owner = new SqliteDurableStore(folder.Database);
        owner.Open();
        await using ProgramProcess process = ProgramProcess.Start(folder.Path, []);

        string? complaint = await process.EndAsync();

        Assert.Contains("in use by another process", complaint, StringComparison.Ordinal);
        await owner.CommitAsync(Started("run"));
        Assert.NotNull(owner.ReadInstance("run"));
    }

    [SkippableFact]
    public async Task App_WhoseDiskIsFull_RefusesAndKeepsWhatItAccepted()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "A limit on the size of files is how the disk becomes full.");
        using var folder = new TempFolder();
        var submissions = new List<Submission>();
        string refusal = await FillDiskAsync(folder, submissions);

        await using ProgramProcess process = ProgramProcess.Start(folder.Path, []);
        using var client = new HttpClient { BaseAddress = await process.Address };

        Assert.Contains("Nothing was stored", refusal, StringComparison.Ordinal);
        Assert.NotEmpty(submissions);
        foreach (Submission submission in submissions) Assert.Equal("Completed", await submission.EndAsync(client));
    }

    /// <summary>Starts runs with large inputs until one is refused, then kills the app.</summary>
    private static async Task<string> FillDiskAsync(TempFolder folder, List<Submission> accepted)
    {
        const int Kilobytes = 2000;
        await using ProgramProcess process = ProgramProcess.Start(folder.Path, [], Kilobytes);
        using var client = new HttpClient { BaseAddress = await process.Address };
        for (int index = 0; index < 200; index++)
        {
            var run = new Run(new Step.Work(index, 0, 1), 1, Text: new string('x', 50_000));
            var submission = new Submission($"r{index}", run);
            try
            {
                await submission.SendAsync(client);
                accepted.Add(submission);
            }
            catch (InvalidOperationException refusal)
            {
                return refusal.Message;
            }
        }

        return "none";
    }

    private static async Task FillAsync(TempFolder folder)
    {
        await using var store = new SqliteDurableStore(folder.Database);
        store.Open();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(index => store.CommitAsync(Started($"run-{index}"))));
    }

    private static Checkpoint Started(string id)
    {
        var checkpoint = new Checkpoint();
        checkpoint.Instances.Add(new InstanceRecord { Id = id, ExecutionId = "e", Name = "n", Status = OrchestrationRuntimeStatus.Running });
        return checkpoint;
    }
}
